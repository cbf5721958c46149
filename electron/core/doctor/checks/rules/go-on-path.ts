import path from 'node:path';
import type { Evidence } from '../../../../contract/doctor.ts';
import type { GoOnPath, GoOnPathReport, ProfileLine, ShellCheck } from '../../../../contract/profiles.ts';
import { GO_MANAGERS } from '../../../manager/managers.ts';
import { goOwner } from '../../../manager/profiles/go-owner.ts';
import { isSetUp, setUpRecords } from '../../../manager/profiles/is-set-up.ts';
import { addsOneFolder, aliasesOnlyGo } from '../../../manager/profiles/line-purpose.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact, factOfLine } from '../../machine/evidence.ts';
import { knownReleases } from '../../machine/known-releases.ts';
import type { Check, Found } from '../check.ts';

/** Each start of a shell gets this long; there are up to four for each shell. */
const SHELL_LIMIT_MS = 10_000;

export const goOnPathCheck: Check = {
  id: 'go-on-path',
  looksAt: 'Every go on PATH, in order, and which one each shell that you use runs in each of its modes.',
  timeLimitMs: 45_000,
  async run(tools) {
    const { layout } = tools.context;
    const [profiles, isInFiles, { targets }] = await Promise.all([
      tools.core.profiles(),
      isSetUp(layout),
      setUpRecords(layout),
    ]);
    // Set-up for some shells leaves the others to whoever uses them: those are not started at all.
    const asked = isInFiles && targets.size > 0 ? { targets: [...targets] } : {};
    const [report, proofs] = await Promise.all([
      tools.goOnPath(),
      profiles.checkShells({ ...asked, timeoutMs: SHELL_LIMIT_MS, signal: tools.signal }),
    ]);
    const isUsed = isInFiles || proofs.some(({ outcome }) => outcome === 'works');
    const chosen = targets.size === 0 ? proofs : proofs.filter(({ shell }) => targets.has(shell));
    const inShells = isUsed ? await shadows(tools, chosen) : await notSetUp(tools, report);
    return [...inShells, ...silentShells(chosen), ...severalGo(report)];
  },
};

/** GoSwitch is not on PATH anywhere: one finding, rather than one for every shell. */
async function notSetUp(tools: CheckTools, report: GoOnPathReport): Promise<Found[]> {
  const active = await (await tools.core.switching()).active();
  if (active !== null) {
    const evidence = [
      fact('active', active, { origin: 'file', file: tools.context.layout.active }),
      ...report.entries.map((entry) => entryFact(entry, report)),
    ];
    return [
      { kind: 'set-up-missing', severity: 'warning', params: { version: active }, evidence, fix: tools.fixes.setUp() },
    ];
  }
  if (report.entries.length > 0) return [];
  const newest = (await knownReleases(tools))?.versions[0];
  const evidence = [fact('go', 'not found', { origin: report.from })];
  const fix = newest === undefined ? {} : { fix: tools.fixes.install(newest, { use: true }) };
  return [{ kind: 'no-go', severity: 'error', params: {}, evidence, ...fix }];
}

/** One finding for each line that puts another go first, whatever shells and modes it shows in. */
async function shadows(tools: CheckTools, proofs: readonly ShellCheck[]): Promise<Found[]> {
  const byCause = new Map<string, ShellCheck[]>();
  for (const proof of proofs) {
    if (proof.outcome !== 'shadowed' && proof.outcome !== 'not-found') continue;
    const line = proof.shadowedBy;
    const cause =
      proof.mode === 'ssh'
        ? 'ssh'
        : line === null
          ? `${proof.outcome} ${proof.go ?? ''} ${proof.shell}`
          : `${proof.outcome} ${line.file}:${line.line}`;
    byCause.set(cause, [...(byCause.get(cause) ?? []), proof]);
  }
  return Promise.all([...byCause.values()].map((group) => shadow(tools, group)));
}

async function shadow(tools: CheckTools, group: readonly ShellCheck[]): Promise<Found> {
  const { outcome, go, shadowedBy: line, shell, hook, mode } = group[0]!;
  if (mode === 'ssh') return overSsh(tools, group[0]!);
  const shells = [...new Set(group.map((proof) => proof.shell))].join(', ');
  const isMeant = group.some(({ mode }) => mode !== 'non-interactive');
  const severity = isMeant ? ('error' as const) : ('warning' as const);
  const about = line === null ? `${shells} ${go ?? 'none'}` : `${line.file} ${line.text.trim()}`;
  const evidence: Evidence[] = [
    ...(line === null ? [] : [factOfLine('line', line.text.trim(), line)]),
    ...group.map((proof) =>
      fact(`${proof.shell}, ${proof.mode}`, proof.go ?? 'not found', { origin: 'program', file: proof.executable }),
    ),
  ];
  if (hook !== null) {
    const named = hook.name === '' || hook.name === hook.via ? hook.via : `${hook.name} (${hook.via})`;
    const owner = go === null ? null : await goOwner(tools.context, [go], tools.systemRoot);
    return {
      kind: 'go-hook',
      severity,
      about,
      params: { shells, hook: named, go: go ?? 'no go', advice: adviceFor(owner, line) },
      evidence,
    };
  }
  if (outcome === 'not-found') {
    // A profile that ends before the block, say, is nothing that set-up could repair.
    const targets = [...new Set(group.map((proof) => proof.shell))];
    const helps = (await (await tools.core.profiles()).preview({ targets })).some(
      ({ action }) => action !== 'unchanged' && action !== 'refused',
    );
    return {
      kind: 'shims-not-found',
      severity,
      about,
      params: { shells },
      evidence,
      ...(helps ? { fix: tools.fixes.setUp(targets) } : {}),
    };
  }
  const kind = go !== null && /^([A-Za-z]:)?[\\/]/.test(go) ? 'go-shadowed' : 'go-alias';
  const isAlone = kind === 'go-shadowed' ? addsOneFolder : aliasesOnlyGo;
  // A line that does more than that is left to the person: what else it does would be gone, too.
  const fix = line === null || !isAlone(line.text) ? null : await tools.fixes.commentOutLine(shell, line);
  return { kind, severity, about, params: { shells, go: go ?? 'go' }, evidence, ...(fix === null ? {} : { fix }) };
}

/** A finding of its own: it is about other machines, and set-up cannot repair it where the shell reads nothing. */
function overSsh({ context }: CheckTools, { shell, go, executable, shadowedBy }: ShellCheck): Found {
  const shim = path.join(context.layout.shims, 'go');
  const evidence = [
    ...(shadowedBy === null ? [] : [factOfLine('line', shadowedBy.text.trim(), shadowedBy)]),
    fact(`${shell}, ssh`, go ?? 'not found', { origin: 'program', file: executable }),
  ];
  return {
    kind: 'ssh-not-set-up',
    severity: 'note',
    about: shell,
    params: { shells: shell, go: go ?? 'no go', shim },
    evidence,
  };
}

/** What to do about a hook: its manager can let go of Go alone; of any other the line is named. */
function adviceFor(owner: string | null, line: ProfileLine | null): string {
  const stop = GO_MANAGERS.find((manager) => manager.owner === owner)?.letGo;
  if (stop !== undefined) return `To have ${owner} leave Go alone: ${stop}.`;
  return line === null
    ? 'Remove the hook from the profile that sets it up.'
    : `It is set up in ${line.file}, line ${line.line}: take Go out of it, or remove the line.`;
}

function silentShells(proofs: readonly ShellCheck[]): Found[] {
  const silent = proofs.filter(({ outcome }) => outcome === 'no-answer');
  return [...new Set(silent.map(({ shell }) => shell))].map((shell) => ({
    kind: 'shell-silent',
    severity: 'warning',
    about: shell,
    params: { shells: shell },
    evidence: silent
      .filter((proof) => proof.shell === shell)
      .map((proof) => fact(proof.mode, proof.summary, { origin: 'program', file: proof.executable })),
  }));
}

/** Worth knowing only where another go than GoSwitch's comes first: behind its shims the others do no harm. */
function severalGo(report: GoOnPathReport): Found[] {
  const [first, ...rest] = report.entries;
  const others = rest.filter(
    (entry, at) =>
      entry.realPath !== first?.realPath && rest.findIndex(({ realPath }) => realPath === entry.realPath) === at,
  );
  if (first === undefined || first.owner === 'GoSwitch' || others.length === 0) return [];
  return [
    {
      kind: 'several-go',
      severity: 'note',
      params: { first: first.path, others: others.map((entry) => entry.path).join(', ') },
      evidence: [first, ...others].map((entry) => entryFact(entry, report)),
    },
  ];
}

function entryFact(entry: GoOnPath, { from }: GoOnPathReport): Evidence {
  const said = [entry.version ?? 'version unknown', entry.owner].join(', ');
  return entry.line === null ? fact(entry.path, said, { origin: from }) : factOfLine(entry.path, said, entry.line);
}
