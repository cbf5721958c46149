import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Findings } from '../../../contract/api.ts';
import type { Sdk } from '../../../contract/models.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import { isOwnShim } from '../../manager/home/go-on-path.ts';
import { isSetUp } from '../../manager/profiles/is-set-up.ts';
import type { Subjects } from '../subjects.ts';

/**
 * What there is on this machine, for a first run: reads some files, starts no program and changes nothing. @param list
 * as `Sdks.list` gives it
 */
export async function gatherFindings(
  core: Pick<Subjects, 'context' | 'journal'>,
  list: readonly Sdk[],
): Promise<Findings> {
  const { layout } = core.context;
  const [entries, isSetUpNow, otherGo] = await Promise.all([
    core.journal().then((journal) => journal.list({ limit: 1 })),
    isSetUp(layout).catch(() => null),
    findOtherGo(core, list),
  ]);
  const installed = list.filter(({ kind }) => kind === 'installed');
  const facts = {
    installedCount: installed.length,
    externalCount: list.length - installed.length,
    hasActive: installed.some(({ active }) => active),
    isSetUp: isSetUpNow,
  };
  return { isFirstRun: entries.length === 0, ...facts, otherGo, nextStep: nextStep(facts) };
}

/** The one step to recommend: first a Go, then an active one, then that terminals find it. */
export function nextStep(
  facts: Pick<Findings, 'installedCount' | 'externalCount' | 'hasActive' | 'isSetUp'>,
): Findings['nextStep'] {
  if (facts.installedCount === 0) return facts.externalCount === 0 ? 'install' : 'adopt';
  if (!facts.hasActive) return 'use';
  return facts.isSetUp === false ? 'set-up' : null;
}

/** Its version is told by the SDK it belongs to: a `go` of unknown origin is not run for that. */
async function findOtherGo({ context }: Pick<Subjects, 'context'>, sdks: readonly Sdk[]): Promise<Findings['otherGo']> {
  const file = await findOnPath('go', context.env, context.os);
  if (file === null || (await isOwnShim(context, file))) return null;
  const root = path.dirname(path.dirname(await realpath(file).catch(() => file)));
  return { path: file, version: sdks.find((sdk) => sdk.root === root)?.version ?? null };
}
