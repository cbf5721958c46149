import { chmod, copyFile, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RebuildResult } from '../../../../electron/contract/programs.ts';
import { type Core, createCore } from '../../../../electron/core/create-core.ts';
import { createHandlers } from '../../../../electron/core/create-handlers.ts';
import { readBuildInfo } from '../../../../electron/core/go/build-info/read-build-info.ts';
import { addToFileProxy, goEnv, runGo } from '../../../helpers/go-build.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';

const toolchains = findRealToolchains();
const [oldest, newest] = [toolchains[0], toolchains.at(-1)];
const MODULE = 'example.com/greeter';
const VERSION = 'v1.2.3';
/** Compiles the standard library where no run before did. */
const LIMIT_MS = 900_000;

const SOURCE = `package main

import "runtime"

var who = "nobody"

func main() { println("hello from", runtime.Version(), who) }
`;

interface World {
  readonly sandbox: Sandbox;
  readonly core: Core;
  readonly proxy: string;
  readonly bin: string;
  /** The environment that programs are installed with in the first place. */
  readonly env: Record<string, string>;
  install(target: string, args?: readonly string[]): Promise<string>;
  rebuild(...files: readonly string[]): Promise<RebuildResult>;
}

/**
 * A home whose `go` on PATH is the newest toolchain, a GOBIN, and a proxy of made modules; programs are installed by
 * the oldest.
 */
async function openWorld(source = SOURCE): Promise<World> {
  const sandbox = await createSandbox();
  const at = (name: string) => path.join(sandbox.dir, name);
  const [proxy, bin] = [at('proxy'), at('bin')];
  await addToFileProxy(proxy, MODULE, VERSION, {
    'go.mod': `module ${MODULE}\n\ngo 1.20\n`,
    'cmd/greet/main.go': source,
  });
  const env = goEnv(sandbox.dir, { GOPROXY: `file://${proxy}`, GOBIN: bin });
  const { os, native, userHome, clock, log } = sandbox.context;
  const core = createCore({
    ...{ home: sandbox.home, os, native, userHome, clock, log, version: '0.0.0-test', systemRoot: at('root') },
    env: { ...env, HOME: userHome, PATH: `${path.join(newest!.root, 'bin')}:/usr/bin:/bin` },
  });
  return {
    ...{ sandbox, core, proxy, bin, env },
    async install(target, args = []) {
      await runGo(oldest!.root, ['install', ...args, target], { cwd: sandbox.dir, env });
      return path.join(bin, path.basename(target.split('@')[0]!));
    },
    async rebuild(...files) {
      const handlers = createHandlers(core, { version: '0.0.0-test', askPerson: async () => true });
      const started = await handlers.call('programs.rebuild', { files });
      if (!started.ok) throw new Error(started.error.message);
      const done = await handlers.call('jobs.result', { id: (started.value as { jobId: string }).jobId });
      await handlers.close();
      if (!done.ok) throw Object.assign(new Error(done.error.message), { code: done.error.code, shape: done.error });
      return (done.value as { value: RebuildResult }).value;
    },
  };
}

function builtWith(file: string): string | null {
  const result = readBuildInfo(file);
  return result?.kind === 'go-binary' ? result.info.goVersion : null;
}

const TARGET = `${MODULE}/cmd/greet@${VERSION}`;

describe.skipIf(newest === undefined || oldest === newest)('rebuilding with real toolchains', () => {
  it(
    'replaces an old program by the same one of the active version, and undo brings the same bytes back',
    async () => {
      const { core, sandbox, install, rebuild } = await openWorld();
      const file = await install(TARGET, ['-ldflags=-s -w -X main.who=ada', '-tags=one']);
      await chmod(file, 0o750);
      const before = await readFile(file);
      const { binaries, version } = await rebuild(file);
      expect({ version, binaries }).toEqual({
        version: newest!.version,
        binaries: [
          {
            file,
            target: TARGET,
            from: oldest!.version,
            to: newest!.version,
            journalId: expect.any(String),
            problem: null,
          },
        ],
      });
      const result = readBuildInfo(file);
      expect(result).toMatchObject({
        info: { goVersion: newest!.version, path: `${MODULE}/cmd/greet`, main: { version: VERSION } },
      });
      expect(result?.kind === 'go-binary' && result.info.settings).toEqual(
        expect.arrayContaining([
          { key: '-tags', value: 'one' },
          { key: '-ldflags', value: '-s -w -X main.who=ada' },
        ]),
      );
      expect((await stat(file)).mode & 0o777).toBe(0o750);
      expect(await readdir(sandbox.context.layout.staging)).toEqual([]);

      const handlers = createHandlers(core, { version: '0.0.0-test', askPerson: async () => true });
      expect(await handlers.call('journal.undo', { id: binaries[0]!.journalId })).toEqual({
        ok: true,
        value: { kind: 'done' },
      });
      expect((await readFile(file)).equals(before)).toBe(true);
      expect((await stat(file)).mode & 0o777).toBe(0o750);
      const [latest] = await (await core.journal()).list({ limit: 1 });
      expect(latest).toMatchObject({ action: 'program.restore', target: file, undoes: binaries[0]!.journalId });
      expect(await handlers.call('journal.undo', { id: latest!.id })).toEqual({ ok: true, value: { kind: 'done' } });
      expect(builtWith(file)).toBe(newest!.version);
      await handlers.close();
    },
    LIMIT_MS,
  );

  it(
    'leaves the old program alone when the new one crashes at its start, and when its module is gone',
    async () => {
      const world = await openWorld(
        SOURCE.replace(
          'import "runtime"',
          'import "runtime"\n\nfunc init() { if runtime.Version() == version { panic("no") } }\n\nconst version = "VERSION"',
        ).replace('"VERSION"', `"${newest!.version}"`),
      );
      const file = await world.install(TARGET);
      const before = await readFile(file);
      await expect(world.rebuild(file)).rejects.toMatchObject({
        code: 'rebuild-failed',
        message: expect.stringContaining('crashes at its start'),
      });
      await writeFile(path.join(world.proxy, MODULE, '@v', `${VERSION}.zip`), 'not a zip');
      await world.core.journal();
      await runGo(newest!.root, ['clean', '-modcache'], { cwd: world.sandbox.dir, env: world.env });
      await expect(world.rebuild(file)).rejects.toMatchObject({
        code: 'rebuild-failed',
        message: expect.stringContaining(`could not build ${TARGET}`),
      });
      expect((await readFile(file)).equals(before)).toBe(true);
      expect(await (await world.core.journal()).list({ limit: 5 })).toEqual([]);
      expect(await readdir(world.sandbox.context.layout.staging)).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'rebuilds what can be and says why not of the rest',
    async () => {
      const { sandbox, bin, install, rebuild } = await openWorld();
      const file = await install(TARGET);
      const [link, script] = [path.join(bin, 'link'), path.join(bin, 'script')];
      await symlink(file, link);
      await writeFile(script, '#!/bin/sh\n'.padEnd(5000, '#'), { mode: 0o755 });
      const { binaries } = await rebuild(file, link, script, path.join(bin, 'none'));
      expect(
        binaries.map(({ to, problem }) => [to, problem?.code ?? null, problem?.details?.['obstacle'] ?? null]),
      ).toEqual([
        [newest!.version, null, null],
        [null, 'rebuild-failed', 'link'],
        [null, 'rebuild-failed', 'not-readable'],
        [null, 'rebuild-failed', null],
      ]);
      expect(builtWith(file)).toBe(newest!.version);
      expect(sandbox.logged.filter((line) => line.startsWith('error'))).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'a program that was changed since cannot be undone, and stays',
    async () => {
      const { core, install, rebuild } = await openWorld();
      const file = await install(TARGET);
      const { binaries } = await rebuild(file);
      await copyFile('/bin/sh', file);
      const changed = await readFile(file);
      const handlers = createHandlers(core, { version: '0.0.0-test', askPerson: async () => true });
      expect(await handlers.call('journal.undo', { id: binaries[0]!.journalId })).toMatchObject({
        ok: false,
        error: { code: 'undo-impossible' },
      });
      expect((await readFile(file)).equals(changed)).toBe(true);
      await handlers.close();
    },
    LIMIT_MS,
  );

  it(
    'a rebuild that is cancelled leaves everything as it was',
    async () => {
      const { core, sandbox, install } = await openWorld();
      const file = await install(TARGET);
      const before = await readFile(file);
      const handlers = createHandlers(core, { version: '0.0.0-test', askPerson: async () => true });
      const stop = core.context.events.on('jobChanged', ({ id, phase, state }) => {
        if (phase === 'building' && state === 'running') void handlers.call('jobs.cancel', { id });
      });
      const started = await handlers.call('programs.rebuild', { files: [file] });
      const id = started.ok ? (started.value as { jobId: string }).jobId : '';
      expect(await handlers.call('jobs.result', { id })).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      stop();
      expect((await readFile(file)).equals(before)).toBe(true);
      expect(await readdir(sandbox.context.layout.staging)).toEqual([]);
      await handlers.close();
    },
    LIMIT_MS,
  );
});

it('without any go there is nothing to rebuild with', async () => {
  const sandbox = await createSandbox({ env: { PATH: '/nowhere' } });
  const { os, native, userHome, clock, log, env } = sandbox.context;
  await mkdir(path.join(sandbox.dir, 'bin'));
  const core = createCore({
    home: sandbox.home,
    env,
    os,
    native,
    userHome,
    clock,
    log,
    version: '0.0.0-test',
    systemRoot: path.join(sandbox.dir, 'root'),
  });
  const handlers = createHandlers(core, { version: '0.0.0-test', askPerson: async () => true });
  const started = await handlers.call('programs.rebuild', { files: [path.join(sandbox.dir, 'bin/x')] });
  const id = started.ok ? (started.value as { jobId: string }).jobId : '';
  expect(await handlers.call('jobs.result', { id })).toMatchObject({ ok: false, error: { code: 'no-active-version' } });
  await handlers.close();
});
