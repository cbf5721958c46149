import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { InstallResult } from '../../../electron/contract/models.ts';
import { type Core, createCore } from '../../../electron/core/create-core.ts';
import type { InstallRequest } from '../../../electron/core/install/install-plan.ts';
import { type MadeModuleProxy, startMadeModuleProxy } from '../../helpers/made-module-proxy.ts';
import { type MadeSumdb, makeSumdb } from '../../helpers/made-sumdb.ts';
import { recordingProgress } from '../../helpers/recording-progress.ts';
import { createSandbox, type Sandbox } from '../../helpers/sandbox.ts';

export interface ModuleEngine {
  readonly sandbox: Sandbox;
  readonly sumdb: MadeSumdb;
  readonly proxy: MadeModuleProxy;
  readonly core: Core;
  install(request: InstallRequest, signal?: AbortSignal): Promise<InstallResult>;
  /** One more engine over the same home, as another process would have. */
  another(): Core;
}

/** Refused at once: nothing listens on port 1 of loopback. */
export const DEAD = 'http://127.0.0.1:1';

export interface ModuleEngineOptions {
  readonly env?: Record<string, string>;
  readonly settings?: object;
  /** Default: a database whose own address cannot be reached. */
  readonly sumdb?: MadeSumdb;
}

/** A whole engine over a fresh home, whose GOPROXY is a made proxy that passes on a made database; the release sources are dead. */
export async function createModuleEngine({
  env = {},
  settings = {},
  sumdb = makeSumdb('127.0.0.1:1'),
}: ModuleEngineOptions = {}): Promise<ModuleEngine> {
  const proxy = await startMadeModuleProxy(sumdb);
  onTestFinished(() => proxy.close());
  const go = { GOPROXY: proxy.url, GOSUMDB: sumdb.vkey, ...env };
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, env: { PATH: '/usr/bin:/bin', ...go } });
  const sources = [{ name: 'dead', kind: 'index', url: `${DEAD}/dl/`, trusted: true }];
  await mkdir(sandbox.home, { recursive: true });
  await writeFile(path.join(sandbox.home, 'settings.json'), JSON.stringify({ schema: 1, sources, retries: 1, stallTimeoutSeconds: 5, ...settings }));
  const another = () => coreOf(sandbox);
  const core = another();
  return {
    sandbox,
    sumdb,
    proxy,
    core,
    another,
    install: async (request, signal) => (await core.installer()).install(request, recordingProgress(signal)),
  };
}

function coreOf({ context, env, home, userHome, dir }: Sandbox): Core {
  const clock = { now: Date.now, sleep: (ms: number, signal?: AbortSignal) => context.clock.sleep(Math.min(ms, 20), signal) };
  const { os, native, log } = context;
  return createCore({ home, env, os, userHome, native, clock, log, version: '0.0.0-test', systemRoot: path.join(dir, 'system') });
}
