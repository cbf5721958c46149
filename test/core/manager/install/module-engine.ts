import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type AppError, isAppError } from '../../../../electron/contract/errors.ts';
import type { InstallResult } from '../../../../electron/contract/models.ts';
import { type Core, createCore } from '../../../../electron/core/create-core.ts';
import type { InstallRequest } from '../../../../electron/core/manager/install/install-plan.ts';
import { type MadeModuleProxy, startMadeModuleProxy } from '../../../helpers/made-module-proxy.ts';
import { type MadeSumdb, makeSumdb } from '../../../helpers/made-sumdb.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';

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

interface ModuleEngineOptions {
  readonly env?: Record<string, string>;
  readonly settings?: object;
  /** Default: a database whose own address cannot be reached. */
  readonly sumdb?: MadeSumdb;
}

/**
 * A whole engine over a fresh home, whose GOPROXY is a made proxy that passes on a made database; the release sources
 * are dead.
 */
export async function createModuleEngine({
  env = {},
  settings = {},
  sumdb = makeSumdb('127.0.0.1:1'),
}: ModuleEngineOptions = {}): Promise<ModuleEngine> {
  const proxy = await startMadeModuleProxy(sumdb);
  onTestFinished(() => proxy.close());
  const go = { GOPROXY: proxy.url, GOSUMDB: sumdb.vkey, ...env };
  const sandbox = await createSandbox({
    native: { os: 'linux', arch: 'amd64' },
    env: { PATH: '/usr/bin:/bin', ...go },
  });
  const sources = [{ name: 'dead', kind: 'index', url: `${DEAD}/dl/`, trusted: true }];
  await mkdir(sandbox.home, { recursive: true });
  await writeFile(
    path.join(sandbox.home, 'settings.json'),
    JSON.stringify({ schema: 1, sources, retries: 1, stallTimeoutSeconds: 5, ...settings }),
  );
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
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal?: AbortSignal) => context.clock.sleep(Math.min(ms, 20), signal),
  };
  const { os, native, log } = context;
  return createCore({
    home,
    env,
    os,
    userHome,
    native,
    clock,
    log,
    version: '0.0.0-test',
    systemRoot: path.join(dir, 'system'),
  });
}

export const VERSION = 'go1.26.3';
export const MODULE = 'v0.0.1-go1.26.3.linux-amd64';
export const FROM_PROXY = { spec: '1.26.3', from: 'proxy' };

/** The failure of `work`, which must be one that a person can meet. */
export async function failure(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('It did not fail'),
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw error;
  return error;
}

/** Nothing of a try is there: neither the SDK nor anything in staging; in downloads at most what can be resumed. */
export async function leftOf({ core, sandbox }: ModuleEngine): Promise<unknown> {
  const { layout } = core.context;
  const names = async (folder: string) => (await readdir(folder).catch(() => [])).toSorted();
  const sdks = (await (await core.sdks()).installed()).map(({ name }) => name);
  return {
    sdks,
    staging: await names(layout.staging),
    versions: await names(layout.versions),
    downloads: await names(path.join(sandbox.home, 'downloads')),
  };
}

export const NOTHING = { sdks: [], staging: [], versions: [], downloads: [] };
