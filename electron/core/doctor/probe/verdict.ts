import type { GoproxyEntry } from '../../../contract/goproxy.ts';
import type {
  DatabaseProbe,
  EndpointProbe,
  EntryProbe,
  ProbeAction,
  ProbeVerdict,
  SourceProbe,
} from '../../../contract/probe.ts';
import type { ProbeVerdictKind } from '../../../contract/words/en/probe.ts';
import type { Params } from '../../../contract/words/say.ts';
import { type Cause, sayVerdict } from './probe-sentences.ts';

/** What a verdict is made of. */
export interface ProbeFacts {
  readonly sources: readonly SourceProbe[];
  readonly entries: readonly EntryProbe[];
  readonly databases: readonly DatabaseProbe[];
  /** GOPROXY as it is written, entry by entry, secrets taken out; null where only sources were tried. */
  readonly goproxy: readonly GoproxyEntry[] | null;
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
  readonly params?: Params;
  readonly endpoint?: EndpointProbe;
  readonly cause?: Cause | null;
  readonly actions?: readonly ProbeAction[];
}

/** Puts the words to what was found. */
export function verdict({
  kind,
  severity,
  params = {},
  endpoint,
  cause = null,
  actions = [],
}: VerdictParts): ProbeVerdict {
  return { ...sayVerdict(kind, params, cause), severity, endpoint: endpoint?.id ?? null, cause, actions };
}
