import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSwitching } from '../../../../electron/core/manager/switching/create-switching.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const WORKER = fileURLToPath(new URL('./switch-worker.ts', import.meta.url));
const VERSIONS = ['go1.24.1', 'go1.25.9', 'go1.26.3'];

async function homeWithVersions() {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  for (const version of VERSIONS) await installFakeSdk(sandbox.context, { version });
  const parts = createEngineParts(sandbox.context);
  const switching = createSwitching(sandbox.context, parts);
  await switching.use('1.24');
  return { ...sandbox, ...parts, switching };
}

function start(home: string, ...args: string[]) {
  const child = spawn(process.execPath, [WORKER, home, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return { child, ended: ended(child).then(() => output) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
}

describe.skipIf(process.platform === 'win32')('switching by several processes', () => {
  it('every reader sees one version or another at every moment, and every switch says what it did', async () => {
    const { home, context, switching, journal } = await homeWithVersions();
    const readers = [start(home, 'read'), start(home, 'read')];
    const switchers = [0, 1, 2, 3].map((shift) =>
      start(home, 'use', '6', ...VERSIONS.slice(shift % 3), ...VERSIONS.slice(0, shift % 3)),
    );
    expect(await Promise.all(switchers.map(({ ended }) => ended))).toEqual(['', '', '', '']);
    for (const { child } of readers) child.stdin.end();
    for (const { ended } of readers) {
      const { looks, wrong } = JSON.parse(await ended);
      expect({ hasLooked: looks > 100, wrong }).toEqual({ hasLooked: true, wrong: [] });
    }
    const active = await switching.active();
    expect(path.basename(await realpath(context.layout.current))).toBe(active);
    const journalled = (await journal.list()).map(({ target, data }) => ({ target, previous: data['previous'] }));
    expect(journalled[0]?.target).toBe(active);
    journalled.slice(0, -1).forEach(({ previous }, index) => {
      expect(previous).toBe(journalled[index + 1]?.target);
    });
  });

  it('killed at any moment, the next command finds a whole state and can switch', async () => {
    const { home, context, switching } = await homeWithVersions();
    for (let round = 0; round < 8; round++) {
      const { child, ended } = start(home, 'use', '1000', ...VERSIONS);
      await changeOf(context.layout.active);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      child.kill('SIGKILL');
      await ended;
      const active = await switching.active();
      expect(VERSIONS).toContain(active);
      expect(VERSIONS).toContain(path.basename(await realpath(context.layout.current)));
      await switching.repairCurrent();
      expect(path.basename(await realpath(context.layout.current))).toBe(active);
    }
    expect((await switching.use('1.24')).active).toBe('go1.24.1');
    expect(await readFile(context.layout.active, 'utf8')).toBe('go1.24.1\n');
    const names = (await readdir(context.layout.aliases)).filter((name) => !name.endsWith('.tmp'));
    expect(names.sort()).toEqual(['1', '1.24', '1.25', '1.26', 'latest', 'oldstable']);
  });
});

/** Resolves when the worker has begun to switch. */
async function changeOf(file: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  await expect.poll(() => readFile(file, 'utf8'), { interval: 1 }).not.toBe(before);
}
