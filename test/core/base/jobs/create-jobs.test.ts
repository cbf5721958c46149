import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import type { Job } from '../../../../electron/contract/models.ts';
import { createJobs } from '../../../../electron/core/base/jobs/create-jobs.ts';
import type { Progress } from '../../../../electron/core/base/jobs/jobs.ts';
import type { Clock } from '../../../../electron/core/context.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** Time that stands still until it is moved. */
function createHandClock(): Clock & { advance(ms: number): Promise<void> } {
  let nowMs = 1_700_000_000_000;
  let sleepers: { untilMs: number; wake: () => void }[] = [];
  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ untilMs: nowMs + ms, wake: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    async advance(ms) {
      nowMs += ms;
      const due = sleepers.filter(({ untilMs }) => untilMs <= nowMs);
      sleepers = sleepers.filter(({ untilMs }) => untilMs > nowMs);
      for (const { wake } of due) wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

async function createBench() {
  const clock = createHandClock();
  const { context, logged } = await createSandbox({ clock });
  const heard: Job[] = [];
  context.events.on('jobChanged', (job) => heard.push(job));
  return { clock, heard, logged, jobs: createJobs(context) };
}

/** A job whose work does nothing until it is told to. */
async function startOpenJob() {
  const bench = await createBench();
  let progress: Progress | undefined;
  let finish: (error?: unknown) => void = () => undefined;
  const started = bench.jobs.start({ kind: 'install', target: 'go1.26.3' }, async (given) => {
    progress = given;
    await new Promise<void>((resolve, reject) => {
      finish = (error) => (error === undefined ? resolve() : reject(error));
    });
    return 42;
  });
  return { ...bench, started, progress: progress!, finish };
}

const NEW_JOB = {
  id: expect.stringMatching(/^[0-9a-f]{12}$/),
  kind: 'install',
  target: 'go1.26.3',
  state: 'running',
  phase: 'waiting',
  bytes: 0,
  totalBytes: null,
  rate: null,
  remainingMs: null,
  startedAt: '2023-11-14T22:13:20.000Z',
  endedAt: null,
  error: null,
};

describe('a job', () => {
  test('starts at once, is told of at its start and at its end, and hands the result on', async () => {
    const { clock, heard, jobs, started, finish } = await startOpenJob();
    expect(heard).toEqual([NEW_JOB]);
    expect(jobs.list()).toEqual([NEW_JOB]);
    await clock.advance(1000);
    finish();
    expect(await started.done).toBe(42);
    const ended = { ...NEW_JOB, id: started.id, state: 'succeeded', endedAt: '2023-11-14T22:13:21.000Z' };
    expect(heard).toEqual([NEW_JOB, ended]);
    expect(jobs.list()).toEqual([ended]);
  });

  test('is told of at most ten times a second, with the newest state, however often it reports', async () => {
    const { clock, heard, progress, finish, started } = await startOpenJob();
    for (let ms = 0; ms < 3000; ms++) {
      progress.bytes(ms * 1000, 3_000_000);
      await clock.advance(1);
    }
    expect(heard.length).toBeGreaterThanOrEqual(29);
    expect(heard.length).toBeLessThanOrEqual(31);
    expect(heard.at(-1)?.bytes).toBeGreaterThan(2_850_000);
    progress.phase('committing');
    finish();
    await started.done;
    expect(heard.at(-1)).toMatchObject({ state: 'succeeded', phase: 'committing', bytes: 2_999_000 });
    const count = heard.length;
    await clock.advance(1000);
    progress.bytes(1, 1);
    await clock.advance(1000);
    expect(heard.length).toBe(count);
  });

  test('what was reported last is told even when nothing follows', async () => {
    const { clock, heard, progress } = await startOpenJob();
    progress.phase('resolving');
    progress.phase('downloading');
    expect(heard).toHaveLength(1);
    await clock.advance(100);
    expect(heard.map(({ phase }) => phase)).toEqual(['waiting', 'downloading']);
  });

  test('knows rate and remaining time: steady, after a change of speed, without a known end, and when bytes begin anew', async () => {
    const { clock, heard, progress } = await startOpenJob();
    const report = async (bytes: number, total: number | null) => {
      await clock.advance(100);
      progress.bytes(bytes, total);
      await clock.advance(0);
      return heard.at(-1);
    };
    expect(await report(0, 10_000_000)).toMatchObject({ rate: null, remainingMs: null });
    for (let step = 1; step < 20; step++) await report(step * 100_000, 10_000_000);
    expect(await report(2_000_000, 10_000_000)).toMatchObject({ rate: 1_000_000, remainingMs: 8000 });
    for (let step = 1; step <= 20; step++) await report(2_000_000 + step * 200_000, 10_000_000);
    const faster = await report(6_200_000, 10_000_000);
    expect(faster?.rate).toBeGreaterThan(1_400_000);
    expect(faster?.rate).toBeLessThan(2_000_000);
    expect(await report(6_400_000, null)).toMatchObject({ remainingMs: null });
    expect(await report(0, 500)).toMatchObject({ bytes: 0, totalBytes: 500, rate: null, remainingMs: null });
  });

  test('that fails keeps the error, without secrets, and passes it on', async () => {
    const { jobs, started, finish, logged } = await startOpenJob();
    const error = new AppError('http-status', 'GET https://me:hunter2@host/ gave 500', {
      hint: 'Try later',
      details: { token: 'hunter2' },
    });
    finish(error);
    await expect(started.done).rejects.toBe(error);
    expect(jobs.list()[0]).toMatchObject({
      state: 'failed',
      error: {
        code: 'http-status',
        message: 'GET https://***@host/ gave 500',
        hint: 'Try later',
        details: { token: '***' },
      },
    });
    expect(logged).toEqual([]);
  });

  test('that fails for a fault of ours is logged; nobody need listen', async () => {
    const { jobs, logged } = await createBench();
    jobs.start({ kind: 'prune', target: 'all' }, () => Promise.reject(new TypeError('x is not a function')));
    jobs.start({ kind: 'prune', target: 'all' }, () => {
      throw new TypeError('at once');
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(jobs.list().map(({ state, error }) => ({ state, error }))).toEqual([
      { state: 'failed', error: { code: 'internal', message: 'x is not a function' } },
      { state: 'failed', error: { code: 'internal', message: 'at once' } },
    ]);
    expect(logged).toHaveLength(2);
  });
});

describe('cancelling', () => {
  test('aborts the signal; what breaks then is cancelled, never failed', async () => {
    const { jobs, started, progress, finish, logged } = await startOpenJob();
    jobs.cancel(started.id);
    expect(progress.signal.aborted).toBe(true);
    const broken = new Error('socket closed');
    finish(broken);
    await expect(started.done).rejects.toMatchObject({
      code: 'cancelled',
      message: 'Cancelled: install go1.26.3',
      cause: broken,
    });
    expect(jobs.list()[0]).toMatchObject({ state: 'cancelled', error: null });
    expect(logged).toEqual([]);
  });

  test('work that ends well in spite of it has succeeded', async () => {
    const { jobs, started, finish } = await startOpenJob();
    started.cancel();
    finish();
    expect(await started.done).toBe(42);
    expect(jobs.list()[0]).toMatchObject({ state: 'succeeded' });
  });

  test('the signal of the starter cancels too; one aborted before keeps the work from starting', async () => {
    const { jobs } = await createBench();
    const controller = new AbortController();
    const first = jobs.start({ kind: 'verify', target: 'a', signal: controller.signal }, ({ signal }) => {
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    controller.abort();
    const second = jobs.start({ kind: 'verify', target: 'b', signal: controller.signal }, async () =>
      expect.unreachable(),
    );
    for (const { done } of [first, second]) await expect(done).rejects.toMatchObject({ code: 'cancelled' });
    expect(jobs.list().map(({ target, state }) => [target, state])).toEqual([
      ['a', 'cancelled'],
      ['b', 'cancelled'],
    ]);
  });

  test('an id that no running job has is refused', async () => {
    const { jobs, started, finish } = await startOpenJob();
    finish();
    await started.done;
    for (const id of ['nothing', started.id])
      expect(() => jobs.cancel(id)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

test('the list has the running jobs, then the last fifty that ended, each newest first', async () => {
  const { jobs } = await createBench();
  for (let index = 0; index < 60; index++)
    await jobs.start({ kind: 'verify', target: `ended ${index}` }, async () => undefined).done;
  for (const target of ['running 1', 'running 2'])
    jobs.start({ kind: 'verify', target }, () => new Promise(() => undefined));
  const targets = jobs.list().map(({ target }) => target);
  expect(targets).toHaveLength(52);
  expect(targets.slice(0, 3)).toEqual(['running 2', 'running 1', 'ended 59']);
  expect(targets.at(-1)).toBe('ended 10');
});
