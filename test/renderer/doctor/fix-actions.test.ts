import { beforeEach, expect, it } from 'vitest';
import type { Finding } from '../../../electron/contract/doctor.ts';
import { AppError } from '../../../electron/contract/errors.ts';
import { useToasts } from '../../../renderer/components/toasts.ts';
import { connectEngine } from '../../../renderer/engine/engine.ts';
import { applyFixes, planFixes, useFixing } from '../../../renderer/features/doctor/findings/fix-actions.ts';

const finding = (id: string) =>
  ({
    id,
    kind: 'goroot-missing',
    params: {},
    title: id,
    why: '',
    fix: 'Take it away',
    evidence: [],
  }) as unknown as Finding;
let calls: string[];

/** An engine whose fixes are in a table: journal ids, or what they throw. */
function connect(fixes: Readonly<Record<string, readonly string[] | AppError>>): void {
  connectEngine({
    async call(method: string, input?: { finding?: string; id?: string }) {
      calls.push(`${method} ${input?.finding ?? input?.id ?? ''}`.trim());
      if (method === 'journal.undo') return { kind: 'done' };
      if (!method.startsWith('doctor.') || input?.finding === undefined)
        throw new AppError('engine-unreachable', 'Not here');
      const outcome = fixes[input.finding]!;
      if (outcome instanceof AppError) throw outcome;
      return method === 'doctor.previewFix' ? { steps: [] } : { journalIds: outcome, jobId: null };
    },
  } as unknown as Parameters<typeof connectEngine>[0]);
}

beforeEach(() => {
  calls = [];
  useToasts.setState({ toasts: [] });
  useFixing.setState({ ids: new Set() });
});

it('one fix that cannot be shown does not hide the others', async () => {
  connect({ a: new AppError('fix-impossible', 'Gone'), b: ['1'] });
  const plans = await planFixes([finding('a'), finding('b')]);
  expect(plans.map(({ preview, problem }) => [preview === null, problem?.code ?? null])).toEqual([
    [true, 'fix-impossible'],
    [false, null],
  ]);
});

it('undoes all of them with one press, the newest change first', async () => {
  connect({ a: ['1', '2'], b: ['3'] });
  const { fixed, failed } = await applyFixes([finding('a'), finding('b')]);
  expect([fixed.length, failed]).toEqual([2, []]);
  const [toast] = useToasts.getState().toasts;
  calls = [];
  await toast?.action?.run();
  expect(calls.filter((call) => call.startsWith('journal'))).toEqual([
    'journal.undo 3',
    'journal.undo 2',
    'journal.undo 1',
  ]);
});

it('what an earlier fix has made needless is no failure; what never could be done is one', async () => {
  connect({ a: ['1'], b: new AppError('fix-impossible', 'Gone'), c: new AppError('permission-denied', 'Read only') });
  expect((await applyFixes([finding('a'), finding('b')])).failed).toEqual([]);
  expect((await applyFixes([finding('b')])).failed.map(({ problem }) => problem.code)).toEqual(['fix-impossible']);
  expect((await applyFixes([finding('a'), finding('c')])).failed.map(({ problem }) => problem.code)).toEqual([
    'permission-denied',
  ]);
});

it('says nothing of success, and offers no undo, when nothing was done', async () => {
  connect({ a: new AppError('permission-denied', 'Read only') });
  await applyFixes([finding('a')]);
  expect(useToasts.getState().toasts).toEqual([]);
});

it('a finding is busy until the checks have looked again', async () => {
  connect({ a: ['1'] });
  await applyFixes([finding('a')]);
  expect([...useFixing.getState().ids]).toEqual(['a']);
  await expect.poll(() => useFixing.getState().ids.size).toBe(0);
});
