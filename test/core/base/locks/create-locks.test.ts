import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLocks } from '../../../../electron/core/base/locks/create-locks.ts';
import { formatLockOwner } from '../../../../electron/core/base/locks/lock-owner.ts';
import { readOwnIdentity } from '../../../../electron/core/base/programs/process-identity.ts';
import type { Clock } from '../../../../electron/core/context.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox, realClock, type Sandbox } from '../../../helpers/sandbox.ts';

const WORKER = fileURLToPath(new URL('./lock-worker.ts', import.meta.url));
const onLinux = process.platform === 'linux';

function startWorker(
  sandbox: Sandbox,
  rounds: number,
  holdMs: number | 'random' = 0,
): ChildProcess & { output: string } {
  const child = Object.assign(
    spawn(process.execPath, [WORKER, sandbox.home, String(rounds), String(holdMs)], { env: sandbox.env }),
    { output: '' },
  );
  child.stdout?.on('data', (data) => {
    child.output += data;
  });
  child.stderr?.on('data', (data) => {
    child.output += data;
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await realClock.sleep(5);
}

async function startHolder(sandbox: Sandbox): Promise<ChildProcess> {
  const holder = startWorker(sandbox, 1, 60_000);
  await until(() => holder.output.includes('inside'));
  return holder;
}

async function sandboxWithCounter(clock?: Clock): Promise<Sandbox> {
  const sandbox = await createSandbox(clock ? { clock } : {});
  await mkdir(sandbox.home);
  await writeFile(path.join(sandbox.home, 'counter'), '0');
  return sandbox;
}

/** Time that passes as fast as it is slept. */
function fastClock(onSleep: (sleptMs: number) => void | Promise<void> = () => undefined): Clock & { sleptMs: number } {
  const clock = {
    sleptMs: 0,
    now: () => 1_700_000_000_000 + clock.sleptMs,
    sleep: async (ms: number) => {
      clock.sleptMs += ms;
      await onSleep(clock.sleptMs);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return clock;
}

async function placeOwner(sandbox: Sandbox, owner: { pid: number; start: string; origin?: string }): Promise<string> {
  const { origin } = await readOwnIdentity(sandbox.context.os);
  const file = path.join(
    sandbox.context.layout.lock('a'),
    formatLockOwner({ origin, sinceMs: 0, nonce: '0123456789abcdef', ...owner }),
  );
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
  return file;
}

const done = async () => 'done';

describe('many processes', () => {
  test('exclude each other and all get their turn', async () => {
    const sandbox = await sandboxWithCounter();
    const workers = Array.from({ length: 8 }, () => startWorker(sandbox, 25, 'random'));
    const codes = await Promise.all(workers.map(async (worker) => (await once(worker, 'close'))[0]));
    expect({
      codes,
      outputs: workers.map((worker) => worker.output).filter((output) => /inside too|warn|gone/.test(output)),
    }).toEqual({
      codes: Array(8).fill(0),
      outputs: [],
    });
    expect(await readFile(path.join(sandbox.home, 'counter'), 'utf8')).toBe('200');
    expect(await readdir(sandbox.context.layout.locks)).toEqual([]);
  });

  test('exclude each other while holders and waiters are killed at random', async () => {
    const sandbox = await sandboxWithCounter();
    const start = () => startWorker(sandbox, 100_000, 'random');
    const workers = Array.from({ length: 5 }, start);
    const outputs: string[] = [];
    const progress = () => workers.reduce((sum, worker) => sum + worker.output.length, 0);
    for (let kill = 0; kill < 30; kill++) {
      await realClock.sleep(Math.random() * 60);
      const before = progress();
      await until(() => progress() > before + 40 || workers.some((worker) => worker.exitCode !== null));
      expect(workers.filter((worker) => worker.exitCode !== null).map((worker) => worker.output.slice(-2000))).toEqual(
        [],
      );
      const index = kill % workers.length;
      const victim = workers[index]!;
      victim.kill('SIGKILL');
      await once(victim, 'close');
      outputs.push(victim.output);
      workers[index] = start();
    }
    expect(
      [...outputs, ...workers.map((worker) => worker.output)].filter((output) => /Error|gone/.test(output)),
    ).toEqual([]);
    for (const worker of workers) {
      worker.kill('SIGKILL');
      await once(worker, 'close');
    }
    expect(await createLocks(sandbox.context, { waitMs: () => 5000 }).withLock('hammered', {}, done)).toBe('done');
  });
});

describe('a holder', () => {
  test('that was killed is taken over at once, and the wait was announced once', async () => {
    const sandbox = await sandboxWithCounter();
    const holder = await startHolder(sandbox);
    const waits: unknown[] = [];
    const taken = createLocks(sandbox.context, { waitMs: () => 10_000 }).withLock(
      'hammered',
      { onWait: (who) => waits.push(who) },
      done,
    );
    await until(() => waits.length > 0);
    await realClock.sleep(50);
    holder.kill('SIGKILL');
    expect(await taken).toBe('done');
    expect(waits).toEqual([{ pid: holder.pid, since: expect.stringMatching(/^20\d\d-.*Z$/) }]);
  });

  test.skipIf(process.platform === 'win32')('that is stopped keeps its lock', async () => {
    const sandbox = await sandboxWithCounter();
    const holder = await startHolder(sandbox);
    holder.kill('SIGSTOP');
    const clock = fastClock();
    const locks = createLocks({ ...sandbox.context, clock }, { waitMs: () => 60_000 });
    await expect(locks.withLock('hammered', {}, done)).rejects.toMatchObject({ code: 'lock-timeout' });
  });

  test('that is another process with the same pid is dead', async () => {
    const sandbox = await sandboxWithCounter();
    const other = await startHolder(sandbox);
    await placeOwner(sandbox, { pid: other.pid!, start: '1' });
    expect(await createLocks(sandbox.context, { waitMs: () => 500 }).withLock('a', {}, done)).toBe('done');
  });

  test.skipIf(!onLinux)('that is a zombie is dead', async () => {
    const sandbox = await sandboxWithCounter();
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']);
    onTestFinished(() => void parent.kill('SIGKILL'));
    const pid = Number(String((await once(parent.stdout, 'data'))[0]));
    const start = (await readFile(`/proc/${pid}/stat`, 'latin1')).split(') ')[1]!.split(' ')[19]!;
    await until(async () => (await readFile(`/proc/${pid}/stat`, 'latin1')).includes(') Z '));
    await placeOwner(sandbox, { pid, start });
    expect(await createLocks(sandbox.context, { waitMs: () => 500 }).withLock('a', {}, done)).toBe('done');
  });

  test('in another container or on another machine keeps its lock while its heartbeat is seen, and loses it after 15 s of silence', async () => {
    const sandbox = await sandboxWithCounter();
    const file = await placeOwner(sandbox, { pid: 1, start: '1', origin: 'ffffffffffff' });
    const clock = fastClock(async (sleptMs) => {
      if (sleptMs < 30_000) await utimes(file, 1_700_000_000 + sleptMs / 1000, 1_700_000_000 + sleptMs / 1000);
    });
    const locks = createLocks({ ...sandbox.context, clock }, { waitMs: () => 600_000 });
    expect(await locks.withLock('a', {}, done)).toBe('done');
    expect(clock.sleptMs).toBeGreaterThan(44_000);
    expect(clock.sleptMs).toBeLessThan(47_000);
  });

  test('shows a heartbeat', async () => {
    const sandbox = await sandboxWithCounter();
    const locks = createLocks(sandbox.context, { waitMs: () => 0 });
    await locks.withLock('a', {}, async () => {
      const folder = sandbox.context.layout.lock('a');
      const before = await realMtime(folder);
      await until(async () => (await realMtime(folder)) !== before);
    });
  });
});

async function realMtime(folder: string): Promise<number> {
  const { stat } = await import('node:fs/promises');
  return (await stat(path.join(folder, (await readdir(folder))[0]!))).mtimeMs;
}

describe('on a system without /proc', () => {
  test.skipIf(!existsSync('/bin/ps'))(
    'ps tells a live holder from a dead one and from another process with its pid',
    async () => {
      const sandbox = await createSandbox({ os: 'darwin' });
      const locks = createLocks(sandbox.context, { waitMs: () => 300 });
      await locks.withLock('a', {}, async () => {
        await expect(createLocks(sandbox.context, { waitMs: () => 300 }).withLock('a', {}, done)).rejects.toMatchObject(
          { code: 'lock-timeout' },
        );
      });
      await placeOwner(sandbox, { pid: process.pid, start: '1' });
      expect(await locks.withLock('a', {}, done)).toBe('done');
    },
  );

  test('Windows: a pid that is gone is dead at once, one that exists is judged by its heartbeat', async () => {
    const clock = fastClock();
    const sandbox = await createSandbox({ os: 'win32', clock });
    const ended = spawn(process.execPath, ['-e', '0']);
    await once(ended, 'close');
    await placeOwner(sandbox, { pid: ended.pid!, start: '0' });
    const locks = createLocks(sandbox.context, { waitMs: () => 60_000 });
    expect(await locks.withLock('a', {}, done)).toBe('done');
    expect(clock.sleptMs).toBe(0);
    await placeOwner(sandbox, { pid: process.ppid, start: '0' });
    expect(await locks.withLock('a', {}, done)).toBe('done');
    expect(clock.sleptMs).toBeGreaterThanOrEqual(15_000);
  });
});

describe('what a killed or foreign process left', () => {
  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['an empty folder', (folder) => mkdir(folder)],
    ['a file in place of the lock', (folder) => writeFile(folder, 'garbage')],
    ['an empty file in place of the lock', (folder) => writeFile(folder, '')],
    ['a link in place of the lock', (folder) => symlink(path.dirname(folder), folder)],
    ['a broken link in place of the lock', (folder) => symlink('nowhere', folder)],
  ])('%s does not block', async (_name, make) => {
    const sandbox = await createSandbox();
    await mkdir(sandbox.context.layout.locks, { recursive: true });
    await make(sandbox.context.layout.lock('a'));
    expect(await createLocks(sandbox.context, { waitMs: () => 500 }).withLock('a', {}, done)).toBe('done');
    expect(await readdir(sandbox.context.layout.locks)).toEqual([]);
  });

  test('something in the lock that is no owner blocks for 15 s only', async () => {
    const sandbox = await createSandbox({ clock: fastClock() });
    await mkdir(path.join(sandbox.context.layout.lock('a'), 'folder', 'deeper'), { recursive: true });
    await writeFile(path.join(sandbox.context.layout.lock('a'), 'garbage'), 'x');
    expect(await createLocks(sandbox.context, { waitMs: () => 60_000 }).withLock('a', {}, done)).toBe('done');
  });

  test('prepared locks of dead processes are removed by the next process that has to wait', async () => {
    const sandbox = await createSandbox();
    const { locks: folder } = sandbox.context.layout;
    const { origin } = await readOwnIdentity(process.platform);
    const dead = `${formatLockOwner({ pid: process.pid, start: '1', origin, sinceMs: 0, nonce: '0123456789abcdef' })}.new`;
    await mkdir(path.join(folder, dead), { recursive: true });
    await mkdir(path.join(folder, 'not-ours.new'));
    const locks = createLocks(sandbox.context, { waitMs: () => 20 });
    await locks.withLock('a', {}, () =>
      expect(locks.withLock('a', {}, done)).rejects.toMatchObject({ code: 'lock-timeout' }),
    );
    expect(await readdir(folder)).toEqual(['not-ours.new']);
  });
});

describe('one process', () => {
  test('excludes itself: calls run one after the other', async () => {
    const { context } = await createSandbox();
    const locks = createLocks(context, { waitMs: () => 10_000 });
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} in`);
      await realClock.sleep(10);
      steps.push(`${name} out`);
    };
    await Promise.all([
      locks.withLock('a', {}, work('x')),
      locks.withLock('a', {}, work('x')),
      locks.withLock('b', {}, async () => undefined),
    ]);
    expect(steps).toEqual(['x in', 'x out', 'x in', 'x out']);
  });

  test('passes the result and the error of the work on, and is free afterwards', async () => {
    const { context } = await createSandbox();
    const locks = createLocks(context, { waitMs: () => 0 });
    await expect(locks.withLock('a', {}, () => Promise.reject(new Error('own fault')))).rejects.toThrow('own fault');
    expect(await locks.withLock('a', {}, done)).toBe('done');
    expect(await readdir(context.layout.locks)).toEqual([]);
  });

  test('a free lock asks nobody how long to wait', async () => {
    const { context } = await createSandbox();
    const locks = createLocks(context, {
      waitMs: () => {
        throw new Error('asked');
      },
    });
    expect(await locks.withLock('a', {}, done)).toBe('done');
  });

  test('gives up after the wait that was allowed, and says who holds the lock', async () => {
    const { context } = await createSandbox();
    const locks = createLocks(context, { waitMs: () => 10_000 });
    await locks.withLock('a', {}, async () => {
      const error = await locks.withLock('a', { waitMs: 30 }, done).catch((reason) => reason);
      expect({ code: error.code, message: error.message, hint: error.hint }).toEqual({
        code: 'lock-timeout',
        message: expect.stringMatching(
          new RegExp(`^Another GoSwitch process \\(pid ${process.pid}, since .*\\) still holds the lock "a"$`),
        ),
        hint: expect.stringContaining(context.layout.lock('a')),
      });
    });
  });

  test('stops waiting when it is cancelled, and does not start the work of a cancelled caller', async () => {
    const { context } = await createSandbox();
    const locks = createLocks(context, { waitMs: () => 10_000 });
    const controller = new AbortController();
    let worked = false;
    const work = async () => {
      worked = true;
    };
    await locks.withLock('a', {}, async () => {
      const waiting = locks.withLock('a', { signal: controller.signal, onWait: () => controller.abort() }, work);
      await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    });
    await expect(locks.withLock('a', { signal: controller.signal }, work)).rejects.toMatchObject({ code: 'cancelled' });
    expect({ worked, left: await readdir(context.layout.locks) }).toEqual({ worked: false, left: [] });
  });

  test('refuses names that are paths', async () => {
    const { context } = await createSandbox();
    const locks = createLocks(context, { waitMs: () => 0 });
    for (const name of ['', '.', '..', '../x', 'a/b', 'a\\b', 'a\0b'])
      await expect(locks.withLock(name, {}, done)).rejects.toThrow('Not a lock name');
  });

  test.skipIf(process.platform === 'win32')('a home that cannot be written is permission-denied', async () => {
    const sandbox = await createSandbox();
    await mkdir(sandbox.home, { mode: 0o555 });
    const locks = createLocks(sandbox.context, { waitMs: () => 0 });
    await asOrdinaryUser(() =>
      expect(locks.withLock('a', {}, done)).rejects.toMatchObject({ code: 'permission-denied' }),
    );
  });
});
