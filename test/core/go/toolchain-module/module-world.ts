import { mkdir, writeFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import type { Locks } from '../../../../electron/core/base/locks/lock.ts';
import type { CoreContext } from '../../../../electron/core/context.ts';
import { createCore } from '../../../../electron/core/create-core.ts';
import { parseGosumdb } from '../../../../electron/core/go/checksum-database/checksum-database.ts';
import { createSumdbClient, type SumdbClient } from '../../../../electron/core/go/checksum-database/sumdb-client.ts';
import { createAuthorize } from '../../../../electron/core/go/module-proxy/go-auth.ts';
import { parseProxyList } from '../../../../electron/core/go/module-proxy/proxy-list.ts';
import { createProxyReader } from '../../../../electron/core/go/module-proxy/proxy-reader.ts';
import { type MadeModuleProxy, startMadeModuleProxy } from '../../../helpers/made-module-proxy.ts';
import { type MadeSumdb, makeSumdb } from '../../../helpers/made-sumdb.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';

interface ModuleWorld {
  readonly sandbox: Sandbox;
  readonly sumdb: MadeSumdb;
  readonly proxy: MadeModuleProxy;
  readonly context: CoreContext;
  readonly locks: Locks;
  /** A client as a new run of GoSwitch has it; GOPROXY is the made proxy and GOSUMDB the made key, unless given. */
  client(options?: { readonly goproxy?: string; readonly gosumdb?: string }): SumdbClient;
}

/**
 * A made proxy that passes on a made database, and the real HTTP client, locks and home over it. Pauses between tries
 * are cut short.
 */
export async function openModuleWorld(
  options: { readonly sumdb?: MadeSumdb; readonly env?: Record<string, string> } = {},
): Promise<ModuleWorld> {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, env: options.env ?? {} });
  const sumdb = options.sumdb ?? makeSumdb();
  const proxy = await openMadeProxy(sumdb);
  await mkdir(sandbox.home, { recursive: true });
  await writeFile(sandbox.context.layout.settings, JSON.stringify({ schema: 1, retries: 1, stallTimeoutSeconds: 5 }));
  const { os, native, log, clock } = sandbox.context;
  const quickClock = {
    now: clock.now,
    sleep: (ms: number, signal?: AbortSignal) => clock.sleep(Math.min(ms, 5), signal),
  };
  const core = createCore({
    home: sandbox.home,
    env: sandbox.env,
    os,
    native,
    userHome: sandbox.userHome,
    log,
    clock: quickClock,
    version: '0.0.0-test',
  });
  const locks = await core.locks();
  const { context } = core;
  return {
    sandbox,
    sumdb,
    proxy,
    context,
    locks,
    client({ goproxy = proxy.url, gosumdb = sumdb.vkey } = {}) {
      const reader = createProxyReader(context, createAuthorize(context, 'netrc'));
      return createSumdbClient({
        context,
        locks,
        database: parseGosumdb(gosumdb),
        proxies: parseProxyList(goproxy),
        reader,
      });
    },
  };
}

/** A made proxy that is closed when the test ends. */
export async function openMadeProxy(sumdb: MadeSumdb | null = null): Promise<MadeModuleProxy> {
  const proxy = await startMadeModuleProxy(sumdb);
  onTestFinished(() => proxy.close());
  return proxy;
}

/** What a failure says: code, the attack it names, message. */
export async function failure(
  work: Promise<unknown>,
): Promise<{ code: string; attack: unknown; message: string; details: Record<string, unknown> }> {
  try {
    await work;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return {
      code: error.code,
      attack: error.details?.['attack'],
      message: error.message,
      details: { ...error.details },
    };
  }
  throw new Error('It did not fail');
}
