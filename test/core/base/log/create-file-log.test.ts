import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createFileLog } from '../../../../electron/core/base/log/create-file-log.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox, realClock } from '../../../helpers/sandbox.ts';

const run = promisify(execFile);
const WORKER = fileURLToPath(new URL('./log-worker.ts', import.meta.url));
const current = (logs: string) => path.join(logs, 'goswitch.log');

async function allLines(logs: string): Promise<string[]> {
  const texts = await Promise.all((await readdir(logs)).sort().map((name) => readFile(path.join(logs, name), 'utf8')));
  return texts.join('').split('\n').slice(0, -1);
}

test('a warning makes the log, for its owner only, with the information that came before it', async () => {
  const { context } = await createSandbox({ clock: { ...realClock, now: () => 1_700_000_000_000 } });
  const log = createFileLog(context);
  log.info('Began', { token: 'hunter2' });
  log.warn('Went wrong');
  log.flush();
  const time = '2023-11-14T22:13:20.000Z';
  expect(await readFile(current(context.layout.logs), 'utf8')).toBe(
    `${time} INFO Began {"token":"***"}\n${time} WARN Went wrong\n`,
  );
  if (process.platform !== 'win32') expect((await stat(current(context.layout.logs))).mode & 0o777).toBe(0o600);
});

test('information alone makes no home, and is written where there is one', async () => {
  const { home, context } = await createSandbox();
  const log = createFileLog(context);
  for (let index = 0; index < 600; index++) log.info(`line ${index}`);
  log.flush();
  expect(existsSync(home)).toBe(false);
  await mkdir(home);
  log.flush();
  const lines = await allLines(context.layout.logs);
  expect([lines.length, lines.at(-1)?.slice(25), log.lostLines]).toEqual([500, 'INFO line 599', 100]);
});

test('what waits is written without a call, after a moment', async () => {
  const { context } = await createSandbox();
  createFileLog(context).error('Broke');
  while (!existsSync(current(context.layout.logs))) await realClock.sleep(10);
  expect(await allLines(context.layout.logs)).toEqual([expect.stringContaining('ERROR Broke')]);
});

test('a full file is put aside, and only so many are kept', async () => {
  const { context } = await createSandbox({ clock: { ...realClock, now: () => 1_700_000_000_000 } });
  const log = createFileLog(context, { maxBytes: 200, keep: 2 });
  for (let index = 0; index < 40; index++) {
    log.warn(`line ${index}`);
    log.flush();
  }
  const names = await readdir(context.layout.logs);
  expect(names).toHaveLength(3);
  expect(names.every((name) => /^goswitch(-2023-11-14T22-13-20\.000Z-\d+(-\d+)?)?\.log$/.test(name))).toBe(true);
  for (const name of names) expect((await stat(path.join(context.layout.logs, name))).size).toBeLessThan(300);
  expect((await readFile(current(context.layout.logs), 'utf8')).split('\n').at(-2)).toContain('line 39');
});

test('never fails the work: a home that cannot be written costs the lines, which are counted', async () => {
  const { home, context } = await createSandbox();
  const log = createFileLog(context);
  await writeFile(home, 'a file where the home should be');
  log.error('one');
  log.error('two');
  log.flush();
  expect(log.lostLines).toBe(2);
  await asOrdinaryUser(async () => {
    log.error('three');
    log.flush();
  });
  expect(log.lostLines).toBe(3);
});

test('is complete when the process exits at once, throws or is asked to end', async () => {
  const { home, context } = await createSandbox();
  for (const way of ['exit', 'throw', 'return'])
    await run(process.execPath, [WORKER, home, '3', way]).catch(() => undefined);
  expect((await allLines(context.layout.logs)).map((line) => line.slice(25))).toEqual(
    ['exit', 'throw', 'return'].flatMap((way) => [`WARN ${way} 0`, `WARN ${way} 1`, `WARN ${way} 2`]),
  );
});

test('processes that write and rotate at once lose and replace nothing', async () => {
  const { home, context } = await createSandbox();
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => run(process.execPath, [WORKER, home, '200', name])));
  const lines = (await allLines(context.layout.logs)).map((line) => line.slice(30));
  expect(lines.sort()).toEqual(
    ['a', 'b', 'c', 'd'].flatMap((name) => Array.from({ length: 200 }, (_, index) => `${name} ${index}`)).sort(),
  );
  expect((await readdir(context.layout.logs)).length).toBeGreaterThan(5);
});
