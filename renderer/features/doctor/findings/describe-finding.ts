import i18next from 'i18next';
import type { Evidence, Finding } from '../../../../electron/contract/doctor.ts';
import { homePath } from '../../../components/home-path.ts';
import { t } from '../../../i18n/i18n.ts';

interface FindingText {
  readonly title: string;
  readonly why: string;
  /** What the fix does; null where there is none. */
  readonly fix: string | null;
}

/**
 * What a finding says in the reader's language; the engine's own English stands in for kinds that this window does not
 * know.
 */
export function describeFinding({ kind, params, title, why, fix }: Finding): FindingText {
  const say = (part: 'title' | 'why' | 'fix', english: string): string => {
    const key = `findings:${kind}.${part}`;
    // As `replace`, so that a parameter called `count` or `context` is only ever put in.
    return i18next.exists(key) ? t(key as 'findings:goroot-of-another-go.title', { replace: params }) : english;
  };
  return { title: say('title', title), why: say('why', why), fix: fix === null ? null : say('fix', fix) };
}

/** `~/.zshrc:41`; null where no file says it. */
export function evidencePlace({ source }: Evidence, userHome: string | undefined): string | null {
  if (source === null || source.file === null) return null;
  const file = homePath(source.file, userHome);
  return source.line === null ? file : `${file}:${source.line}`;
}

/** `GOROOT=/usr/local/go` for a variable, `go version: go1.26.3` for anything else. */
export function evidenceFact({ name, value }: Evidence): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return `${name}=${value}`;
  return value === '' ? name : `${name}: ${value}`;
}

/** What the copy button of a finding copies: enough for a bug report, with absolute paths. */
export function findingAsText(finding: Finding): string {
  const { title, why } = describeFinding(finding);
  const facts = finding.evidence.map((evidence) =>
    [evidencePlace(evidence, undefined), evidenceFact(evidence)].filter(Boolean).join('  '),
  );
  return [title, why, ...facts].join('\n');
}
