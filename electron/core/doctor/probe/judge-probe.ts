import type { ProbeVerdict } from '../../../contract/probe.ts';
import { goEnvAction } from './goproxy-actions.ts';
import { judgeDatabase } from './judge-database.ts';
import { judgeEntries } from './judge-entries.ts';
import { judgeRest } from './judge-rest.ts';
import { isOffline } from './judge-route.ts';
import { judgeSources } from './judge-sources.ts';
import { sayCause } from './probe-sentences.ts';
import { type ProbeFacts, type VerdictParts, verdict } from './verdict.ts';

/**
 * One sentence on what was found: the worst there is, with the change that helps. The first rule that has something to
 * say has it.
 */
export function judgeProbe(facts: ProbeFacts): ProbeVerdict {
  const parts =
    judgeOffline(facts) ??
    (facts.scope === 'all' ? judgeModules(facts) : null) ??
    judgeSources(facts) ??
    judgeRest(facts);
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
