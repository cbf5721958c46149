import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorReport } from '../../electron/contract/doctor.ts';
import { findNodes } from '../helpers/find-nodes.ts';
import { COMPILE_CACHE, goswitchIn, PLAIN_PATH } from '../helpers/goswitch-command.ts';
import { openReleaseServer } from '../helpers/open-release-server.ts';
import { createSandbox } from '../helpers/sandbox.ts';
import { serveMadeReleases } from '../helpers/serve-made-releases.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const hasNpm = spawnSync('npm', ['--version']).status === 0;
const nodes = findNodes();

/** What `npm pack` made, installed with `npm i -g` into an empty prefix, without the network. */
let dir: string;
let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };
let installed: string;

beforeAll(async () => {
  if (!hasNpm) return;
  dir = await realpath(await mkdtemp(path.join(os.tmpdir(), 'goswitch-package-')));
  const env = {
    PATH: process.env['PATH'],
    HOME: dir,
    npm_config_cache: path.join(dir, 'cache'),
    npm_config_update_notifier: 'false',
  };
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', dir], {
    cwd: ROOT,
    env,
    maxBuffer: 1e7,
  });
  [packed] = Object.values(JSON.parse(stdout.slice(stdout.search(/^[[{]$/m)))) as [typeof packed];
  const prefix = path.join(dir, 'prefix');
  await run(
    'npm',
    [
      'install',
      '--global',
      '--offline',
      '--no-audit',
      '--no-fund',
      '--prefix',
      prefix,
      path.join(dir, packed.filename),
    ],
    { env },
  );
  installed = path.join(prefix, 'bin', 'goswitch');
});

afterAll(async () => {
  if (hasNpm) await rm(dir, { recursive: true, force: true });
});

describe.skipIf(!hasNpm)('the packed command (needs npm)', () => {
  it('holds the bundle and the papers, and nothing else', async () => {
    const folders = new Set(packed.files.map((file) => file.path.split('/')[0]));
    expect([...folders].sort()).toEqual(['LICENSE', 'README.md', 'README.zh-CN.md', 'dist', 'package.json']);
    expect(packed.files.map((file) => file.path)).toContain('dist/third-party-licenses.md');
  });

  it('needs no other package', async () => {
    const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
    expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await readdir(path.join(dir, 'prefix', 'lib', 'node_modules'))).toEqual(['goswitch']);
  });

  it('names the licence of every library in it', async () => {
    const licenses = await readFile(path.join(await realpath(installed), '..', 'third-party-licenses.md'), 'utf8');
    for (const name of ['node-fetch', 'zod']) expect(licenses).toMatch(new RegExp(`^## ${name} - `, 'm'));
  });

  it('mentions no path of the machine that built it', async () => {
    const folder = path.dirname(await realpath(installed));
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) expect(await readFile(path.join(entry.parentPath, entry.name), 'utf8')).not.toContain(ROOT);
    }
  });

  it.each(nodes.filter(({ major }) => major >= 20))('installs and switches on Node $major', async ({ program }) => {
    const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
    const server = await openReleaseServer();
    serveMadeReleases(server, ['go1.26.3']);
    const goswitch = goswitchIn(sandbox, { node: program, entry: installed });
    const root = sandbox.context.layout.sdk('go1.26.3');
    expect(await goswitch.json(['install', 'latest', '--from', server.base, '--use'])).toMatchObject({
      code: 0,
      value: { version: 'go1.26.3', root },
    });
    expect(await goswitch.json(['current'])).toMatchObject({
      code: 0,
      value: { version: 'go1.26.3', root, reason: 'active' },
    });
    expect(await goswitch.json(['verify'])).toMatchObject({ code: 0, value: { ok: true } });
    expect(await goswitch.run(['exec', '1.26', '--', 'go', 'version'])).toMatchObject({
      code: 0,
      stdout: 'go version go1.26.3 linux/amd64\n',
    });
    expect(await goswitch.json(['settings', 'get', 'retries'])).toMatchObject({ code: 0, value: { value: 4 } });
    // All checks at once, and nothing on standard error: Node 20 warns of many listeners to one signal.
    const doctor = await goswitch.json(['doctor'], { env: { SHELL: '/bin/sh' } });
    expect(doctor).toMatchObject({ value: { shell: '/bin/sh', findings: expect.any(Array) } });
    expect((doctor.value as DoctorReport).checks.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(await goswitch.run(['--version'])).toMatchObject({
      code: 0,
      stdout: `${JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')).version}\n`,
    });
  });

  it.skipIf(!nodes.some(({ major }) => major === 20))(
    'was tried on the oldest Node it promises (needs a Node 20)',
    () => {
      expect(nodes.map(({ major }) => major)).toContain(20);
    },
  );

  it('runs under its own name', async () => {
    const { stdout } = await run(installed, ['--help'], {
      env: { PATH: `${path.dirname(process.execPath)}:${PLAIN_PATH}`, ...COMPILE_CACHE },
    });
    expect(stdout).toContain('Usage: goswitch <command>');
  });
});
