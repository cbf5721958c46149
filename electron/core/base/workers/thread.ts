/**
 * Functions that run on a thread of their own: both sides of what crosses. A worker's file says what it answers with
 * `serveThread`; whoever starts it calls that by name with `openThread`, or once with `callInThread`.
 */
import { parentPort, type Transferable, Worker, workerData } from 'node:worker_threads';
import { AppError, type ErrorShape, fromErrorShape, toErrorShape } from '../../../contract/errors.ts';

/**
 * What a thread answers, by name. A type made of these is what both sides share. (Methods, not arrow functions, so that
 * a call with any input fits.)
 */
type ThreadCalls = { readonly [name: string]: (input: never) => unknown };
type InputOf<Calls extends ThreadCalls, Name extends keyof Calls> = Parameters<Calls[Name]>[0];
type AnswerOf<Calls extends ThreadCalls, Name extends keyof Calls> = Awaited<ReturnType<Calls[Name]>>;

interface Call {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

type Reply =
  | { readonly kind: 'note'; readonly note: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  /** `errno` is set for a file system error, so that the other side can explain it in its own words. */
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: ErrorShape;
      readonly errno: { readonly code: string; readonly path: string | undefined } | null;
    };

interface ThreadOptions<Note> {
  /** Of the worker's file (`workerUrl`). */
  readonly url: URL;
  /** For people: in messages, and in what lists threads. */
  readonly name: string;
  /** What the worker gets as `threadData`. */
  readonly data?: unknown;
  /** What the worker tells while it works, in order. */
  readonly onNote?: (note: Note) => void;
}

export interface Thread<Calls extends ThreadCalls> {
  /**
   * Rejects with what the function threw (an `AppError`, or the file system's error with its code and path), and when
   * the thread ends. Calls are handed over in order; those of functions that wait may be answered in another.
   */
  call<Name extends keyof Calls & string>(
    name: Name,
    input: InputOf<Calls, Name>,
    transfer?: readonly Transferable[],
  ): Promise<AnswerOf<Calls, Name>>;
  /** Ends the thread, whatever it does. */
  close(): Promise<void>;
}

interface Waiter {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** Starts the thread; it lives until `close`. */
export function openThread<Calls extends ThreadCalls, Note = never>(options: ThreadOptions<Note>): Thread<Calls> {
  const { url, name: threadName, data, onNote } = options;
  const worker = new Worker(url, { workerData: data, name: threadName });
  const waiting = new Map<number, Waiter>();
  let ended: { readonly error: unknown } | null = null;
  let lastId = 0;

  const end = (error: unknown): void => {
    ended ??= { error };
    for (const waiter of waiting.values()) waiter.reject(ended.error);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    if (reply.kind === 'note') return onNote?.(reply.note as Note);
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.kind === 'answer') waiter?.resolve(reply.answer);
    else waiter?.reject(rebuild(reply));
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`The ${threadName} worker stopped with code ${code}`)));

  return {
    call(name, input, transfer = []) {
      const answer = new Promise<never>((resolve, reject) => {
        if (ended !== null) return reject(ended.error);
        const id = ++lastId;
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
        worker.postMessage({ id, name, input } satisfies Call, transfer);
      });
      // Whoever closes the thread may have stopped waiting for what is still open.
      answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** One call in a thread of its own. Throws what the function throws, and `cancelled` as soon as the signal is aborted. */
export async function callInThread<Calls extends ThreadCalls, Name extends keyof Calls & string, Note = never>(
  options: ThreadOptions<Note> & { readonly signal?: AbortSignal },
  name: Name,
  input: InputOf<Calls, Name>,
): Promise<AnswerOf<Calls, Name>> {
  const { signal } = options;
  const cancelled = () => new AppError('cancelled', 'Cancelled', { cause: signal?.reason });
  if (signal?.aborted) throw cancelled();
  const thread = openThread<Calls, Note>(options);
  const stop = () => void thread.close();
  signal?.addEventListener('abort', stop);
  try {
    return await thread.call(name, input);
  } catch (error) {
    throw signal?.aborted ? cancelled() : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.close();
  }
}

/** What a worker's file answers its caller, and what it was started with. To be called once, by that file alone. */
export function serveThread<Calls extends ThreadCalls>(calls: Calls): void {
  const port = callersPort();
  const reply = (message: Reply): void => port.postMessage(message);
  port.on('message', async ({ id, name, input }: Call) => {
    try {
      reply({ kind: 'answer', id, answer: await calls[name]?.(input as never) });
    } catch (error) {
      const { code, path } = error as NodeJS.ErrnoException;
      const errno = error instanceof AppError || code === undefined ? null : { code, path };
      reply({ kind: 'failed', id, error: toErrorShape(error), errno });
    }
  });
}

/** For a worker's file: tells its caller something while it works. */
export function tellCaller<Note>(note: Note): void {
  callersPort().postMessage({ kind: 'note', note } satisfies Reply);
}

/** For a worker's file: what it was started with. */
export function threadData<Data>(): Data {
  callersPort();
  return workerData as Data;
}

function callersPort(): NonNullable<typeof parentPort> {
  if (parentPort === null) throw new Error('This file is the entry of a worker thread');
  return parentPort;
}

function rebuild({ error, errno }: Extract<Reply, { kind: 'failed' }>): Error {
  return errno === null ? fromErrorShape(error) : Object.assign(new Error(error.message), errno);
}
