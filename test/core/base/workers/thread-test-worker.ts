/** The worker of thread.test.ts. */
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../../electron/contract/errors.ts';
import { serveThread, tellCaller, threadData } from '../../../../electron/core/base/workers/thread.ts';

export type TestCalls = {
  join(words: readonly string[]): string;
  count(to: number): Promise<number>;
  take(bytes: ArrayBuffer): number;
  fail(how: 'app' | 'file' | 'plain'): never;
  leave(): never;
  hang(): Promise<never>;
};

const { separator } = threadData<{ readonly separator: string }>();

serveThread<TestCalls>({
  join: (words) => words.join(separator),
  async count(to) {
    for (let at = 1; at <= to; at++) tellCaller(at);
    return to;
  },
  take: (bytes) => bytes.byteLength,
  fail(how) {
    if (how === 'app') throw new AppError('archive-corrupt', 'It is broken', { hint: 'Mend it', details: { at: 3 } });
    if (how === 'file') throw Object.assign(new Error('ENOSPC: full'), { code: 'ENOSPC', path: '/x' });
    throw new TypeError('no such thing');
  },
  leave: () => process.exit(7),
  async hang() {
    tellCaller(0);
    await wait(2 ** 30);
    throw new Error('never');
  },
});
