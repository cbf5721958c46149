import type { FindingParams } from '../../contract/findings/finding-words.ts';
import type { DatabaseProbe, EndpointProbe, EntryProbe, ProbeAction, ProbeVerdict, SourceProbe } from '../../contract/probe.ts';
import type { ProbeVerdictKind } from '../../contract/probe-words.ts';
import { goEnvAction } from './goproxy-actions.ts';
import type { GoproxyPart } from './goproxy-text.ts';
import { judgeDatabase } from './judge-database.ts';
import { judgeEntries } from './judge-entries.ts';
import { judgeRest } from './judge-rest.ts';
import { judgeSources } from './judge-sources.ts';
import { isOffline } from './judge-way.ts';
import { type Cause, sayCause, sayVerdict } from './say.ts';

/** What a verdict is made of. */
export interface ProbeFacts {
  readonly sources: readonly SourceProbe[];
  readonly entries: readonly EntryProbe[];
  readonly databases: readonly DatabaseProbe[];
  /** GOPROXY as it is written, entry by entry, secrets taken out; null where only sources were tried. */
  readonly goproxy: readonly GoproxyPart[] | null;
  /** What go says of a GOPROXY that it refuses. */
  readonly goproxyProblem: string | null;
  readonly gosumdb: string;
  /** What GOSUMDB may be instead, where it is known. */
  readonly gosumdbMirror: string | null;
  /** What go says of a GOSUMDB that it refuses. */
  readonly gosumdbProblem: string | null;
  readonly scope: 'all' | 'sources';
}

export interface VerdictParts {
  readonly kind: ProbeVerdictKind;
  readonly severity: ProbeVerdict['severity'];
  readonly params?: FindingParams;
  readonly endpoint?: EndpointProbe;
  readonly cause?: Cause | null;
  readonly actions?: readonly ProbeAction[];
}

/** Puts the words to what was found. */
export function verdict({ kind, severity, params = {}, endpoint, cause = null, actions = [] }: VerdictParts): ProbeVerdict {
  return { ...sayVerdict(kind, params, cause), severity, endpoint: endpoint?.id ?? null, cause, actions };
}

/** One sentence on what was found: the worst there is, with the change that helps. The first rule that has something to say has it. */
export function judgeProbe(facts: ProbeFacts): ProbeVerdict {
  const parts = judgeOffline(facts) ?? (facts.scope === 'all' ? judgeModules(facts) : null) ?? judgeSources(facts) ?? judgeRest(facts);
  return verdict(parts);
}

function judgeOffline({ sources, entries, databases }: ProbeFacts): VerdictParts | null {
  const tried = [...sources, ...entries, ...databases].filter(({ ways }) => ways.length > 0);
  if (tried.length < 2 || !tried.every(isOffline)) return null;
  return { kind: 'offline', severity: 'error', cause: tried[0]?.ways[0]?.cause ?? sayCause('no-way') };
}

function judgeModules(facts: ProbeFacts): VerdictParts | null {
  if (facts.goproxyProblem !== null) {
    const actions = [goEnvAction('goproxy-default', null)];
    return { kind: 'goproxy-unreadable', severity: 'error', params: { message: facts.goproxyProblem }, actions };
  }
  return judgeEntries(facts.entries, facts.goproxy ?? []) ?? judgeDatabase(facts);
}
