import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors.ts';
import type { RebuiltBinary, ScannedBinary } from '../../../electron/contract/programs.ts';
import { useToasts } from '../../../renderer/components/toasts.ts';
import { connectEngine, publishEngineEvent } from '../../../renderer/engine/engine.ts';
import {
  type RebuildRound,
  rebuildPrograms,
  useRebuilds,
  workOnFile,
} from '../../../renderer/features/doctor/programs/rebuild-programs.ts';

const round = (files: readonly string[], done: readonly string[] = [], jobId: string | null = 'job'): RebuildRound => ({
  files,
  jobId,
  done: new Set(done),
});
const work = (rounds: readonly RebuildRound[]) => ['a', 'b', 'c', 'd'].map((file) => workOnFile(file, rounds));
const program = (file: string) => ({ file, name: file }) as ScannedBinary;
const rebuilt = (file: string, journalId: string | null): RebuiltBinary => ({
  file,
  target: null,
  from: null,
  to: journalId === null ? null : 'go1.26.3',
  journalId,
  problem: journalId === null ? { code: 'rebuild-failed', message: 'No' } : null,
});

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  useRebuilds.setState({ rounds: [], problems: new Map() });
});

it('one is built at a time: those before are done or have failed, those after wait', () => {
  expect([
    work([]),
    work([round(['a', 'b', 'c'])]),
    work([round(['a', 'b', 'c'], ['b'])]),
    work([round(['a'], [], null)]),
  ]).toEqual([
    [null, null, null, null],
    ['building', 'waiting', 'waiting', null],
    ['failed', 'done', 'building', null],
    ['waiting', null, null, null],
  ]);
});

it('tells of what was rebuilt with one undo, and keeps why the rest was not', async () => {
  const calls: string[] = [];
  connectEngine({
    async call(method: string, input?: { id?: string }) {
      calls.push(`${method} ${input?.id ?? ''}`.trim());
      if (method === 'programs.rebuild') return { jobId: 'job' };
      if (method === 'jobs.result') {
        publishEngineEvent({
          sequence: 1,
          name: 'journalAppended',
          payload: { action: 'program.rebuild', target: '/a' },
        } as never);
        expect(workOnFile('/a', useRebuilds.getState().rounds)).toBe('done');
        return { kind: 'rebuild', value: { version: 'go1.26.3', binaries: [rebuilt('/a', '7'), rebuilt('/b', null)] } };
      }
      return method === 'journal.undo' ? { kind: 'done' } : {};
    },
  } as unknown as Parameters<typeof connectEngine>[0]);
  await rebuildPrograms([program('/a'), program('/b')]);
  const { rounds, problems } = useRebuilds.getState();
  expect([rounds, [...problems.keys()]]).toEqual([[], ['/b']]);
  await useToasts.getState().toasts[0]?.action?.run();
  expect(calls).toEqual(['programs.rebuild', 'jobs.result job', 'programs.scan', 'journal.undo 7', 'programs.scan']);
});

it('a round that fails as a whole leaves nothing under way', async () => {
  connectEngine({
    async call() {
      throw new AppError('rebuild-failed', 'None of them');
    },
  } as unknown as Parameters<typeof connectEngine>[0]);
  await rebuildPrograms([program('/a')]);
  expect([useRebuilds.getState().rounds, useToasts.getState().toasts.map(({ error }) => error?.code)]).toEqual([
    [],
    ['rebuild-failed'],
  ]);
});
