/** Rebuilding programs: which run now, what came of it, and the way back. */
import { create } from 'zustand';
import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import type { RebuiltBinary, ScannedBinary } from '../../../../electron/contract/programs.ts';
import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call, onEngineEvent } from '../../../engine/engine.ts';
import { t } from '../../../i18n/i18n.ts';
import { usePrograms } from './programs-store.ts';

/**
 * One press of a button: the files in the order they are built, the engine's job once it has started, and the files
 * that are done.
 */
export interface RebuildRound {
  readonly files: readonly string[];
  readonly jobId: string | null;
  readonly done: ReadonlySet<string>;
}

export const useRebuilds = create<{
  readonly rounds: readonly RebuildRound[];
  readonly problems: ReadonlyMap<string, ErrorShape>;
}>(() => ({
  rounds: [],
  problems: new Map(),
}));

type RowWork = 'waiting' | 'building' | 'done' | 'failed';

/**
 * How far a file is in the round it belongs to; null where nothing is under way. One that was passed over without being
 * done has failed.
 */
export function workOnFile(file: string, rounds: readonly RebuildRound[]): RowWork | null {
  const round = rounds.find(({ files }) => files.includes(file));
  if (round === undefined) return null;
  if (round.done.has(file)) return 'done';
  const place = round.files.indexOf(file);
  const lastDone = round.files.findLastIndex((one) => round.done.has(one));
  if (place < lastDone) return 'failed';
  return place === lastDone + 1 && round.jobId !== null ? 'building' : 'waiting';
}

/** Builds the programs again with the active version, says what came of it with one undo for all, and looks again. */
export async function rebuildPrograms(programs: readonly ScannedBinary[]): Promise<void> {
  const files = programs.map(({ file }) => file);
  const change = (changes: Partial<RebuildRound>) =>
    useRebuilds.setState(({ rounds }) => ({
      rounds: rounds.map((one) => (one.files === files ? { ...one, ...changes } : one)),
    }));
  useRebuilds.setState(({ rounds, problems }) => ({
    rounds: [...rounds, { files, jobId: null, done: new Set() }],
    problems: new Map([...problems].filter(([file]) => !files.includes(file))),
  }));
  const done = new Set<string>();
  // The job tells of all of them together; the journal of each that is in its place.
  const stop = onEngineEvent('journalAppended', ({ action, target }) => {
    if (action !== 'program.rebuild' || !files.includes(target)) return;
    done.add(target);
    change({ done: new Set(done) });
  });
  await runAction(async () => {
    const { jobId } = await call('programs.rebuild', { files });
    change({ jobId });
    const result = await call('jobs.result', { id: jobId });
    if (result.kind === 'rebuild') tell(result.value.version, result.value.binaries);
  });
  stop();
  await usePrograms.refresh();
  useRebuilds.setState(({ rounds }) => ({ rounds: rounds.filter((one) => one.files !== files) }));
}

function tell(version: string, binaries: readonly RebuiltBinary[]): void {
  const done = binaries.filter(({ to }) => to !== null);
  useRebuilds.setState(({ problems }) => ({
    problems: new Map([
      ...problems,
      ...binaries.flatMap(({ file, problem }) => (problem === null ? [] : [[file, problem] as const])),
    ]),
  }));
  const ids = done.flatMap(({ journalId }) => journalId ?? []);
  if (done.length === 0) return;
  toast({
    text: () => t('programs:rebuilt', { count: done.length, version }),
    ...(ids.length === 0 ? {} : { action: { label: () => t('common:undo'), run: () => bringBack(ids) } }),
  });
}

async function bringBack(ids: readonly string[]): Promise<void> {
  await runAction(async () => {
    for (const id of ids.toReversed()) await call('journal.undo', { id });
    toast({ text: () => t('programs:restored') });
  });
  await usePrograms.refresh();
}
