import { randomBytes } from 'node:crypto';
import { AppError, isAppError, toErrorShape } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import { redactSecretsIn } from '../log/redact-secrets.ts';
import { createThrottle } from './create-throttle.ts';
import type { Jobs, Progress, StartedJob } from './jobs.ts';
import { createTransferRate } from './transfer-rate.ts';

const SHORTEST_INTERVAL_MS = 100;
const HISTORY_LENGTH = 50;

/** Running work of this process and its recent history, as `Jobs` promises. Nothing of it is on disk. */
export function createJobs({ clock, events, log }: Pick<CoreContext, 'clock' | 'events' | 'log'>): Jobs {
  const running = new Map<string, { job: Job; cancel: () => void }>();
  let ended: readonly Job[] = [];

  function start<T>(wanted: Parameters<Jobs['start']>[0], work: (progress: Progress) => Promise<T>): StartedJob<T> {
    const id = randomBytes(6).toString('hex');
    const controller = new AbortController();
    const cancel = () => controller.abort(new AppError('cancelled', `Cancelled: ${wanted.kind} ${wanted.target}`));
    const entry = { job: newJob(id, wanted, clock.now()), cancel };
    running.set(id, entry);
    const publish = createThrottle(clock, SHORTEST_INTERVAL_MS, () => events.emit('jobChanged', entry.job));
    const change = (changes: Partial<Job>) => {
      if (entry.job.state === 'running') entry.job = { ...entry.job, ...changes };
    };
    const end = (changes: Partial<Job>) => {
      change({ ...changes, remainingMs: null, endedAt: new Date(clock.now()).toISOString() });
      running.delete(id);
      ended = [entry.job, ...ended].slice(0, HISTORY_LENGTH);
      publish.finish();
    };
    const stopFollowing = follow(wanted.signal, cancel);
    publish.request();

    async function run(): Promise<T> {
      try {
        if (controller.signal.aborted) throw controller.signal.reason;
        const result = await work(createProgress(controller.signal, clock, change, publish.request));
        end({ state: 'succeeded' });
        return result;
      } catch (error) {
        const isCancelled = controller.signal.aborted || isAppError(error, 'cancelled');
        if (!isCancelled && !isAppError(error)) log.error(`A job failed: ${wanted.kind} ${wanted.target}`, { error });
        end(isCancelled ? { state: 'cancelled' } : { state: 'failed', error: redactSecretsIn(toErrorShape(error)) });
        throw isCancelled ? asCancelled(error, wanted) : error;
      } finally {
        stopFollowing();
      }
    }

    const done = run();
    // The job itself tells of the failure; whoever started it need not listen.
    done.catch(() => undefined);
    return { id, done, cancel };
  }

  return {
    start,
    list: () => [...[...running.values()].map(({ job }) => job).reverse(), ...ended],
    cancel(id) {
      const entry = running.get(id);
      if (entry === undefined) throw new AppError('invalid-input', `No running job has the id ${id}`);
      entry.cancel();
    },
  };
}

function createProgress(
  signal: AbortSignal,
  clock: CoreContext['clock'],
  change: (changes: Partial<Job>) => void,
  publish: () => void,
): Progress {
  const rate = createTransferRate();
  return {
    signal,
    phase(phase) {
      change({ phase });
      publish();
    },
    bytes(done, total) {
      const perSecond = rate.update(done, clock.now());
      const remainingMs =
        total === null || !perSecond ? null : Math.max(0, Math.round(((total - done) / perSecond) * 1000));
      change({ bytes: done, totalBytes: total, rate: perSecond === null ? null : Math.round(perSecond), remainingMs });
      publish();
    },
  };
}

function newJob(id: string, { kind, target }: Parameters<Jobs['start']>[0], nowMs: number): Job {
  return {
    id,
    kind,
    target,
    state: 'running',
    phase: 'waiting',
    bytes: 0,
    totalBytes: null,
    rate: null,
    remainingMs: null,
    startedAt: new Date(nowMs).toISOString(),
    endedAt: null,
    error: null,
  };
}

/** Calls `cancel` when the signal is or becomes aborted. Returns the function that stops listening. */
function follow(signal: AbortSignal | undefined, cancel: () => void): () => void {
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return () => signal?.removeEventListener('abort', cancel);
}

/** Whatever broke because of the abort, the caller asked for it. */
function asCancelled(error: unknown, { kind, target }: Parameters<Jobs['start']>[0]): AppError {
  return isAppError(error, 'cancelled')
    ? error
    : new AppError('cancelled', `Cancelled: ${kind} ${target}`, { cause: error });
}
