import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { HostMethod } from '../../electron/contract/api.ts';
import { type Core, createCore } from '../../electron/core/create-core.ts';
import { type AskPerson, createHandlers, type Handlers } from '../../electron/core/create-handlers.ts';
import type { HandlersOf } from '../../electron/core/handlers/handler-table.ts';
import { openReleaseServer } from './open-release-server.ts';
import type { ReleaseServer } from './release-server.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { serveMadeReleases, setOnlySource } from './serve-made-releases.ts';

export interface Engine {
  readonly sandbox: Sandbox;
  readonly server: ReleaseServer;
  readonly core: Core;
  readonly handlers: Handlers;
  /** One more core over the same home, as the command would have. */
  anotherCore(): Core;
}

interface EngineOptions {
  /** Versions that the release server has, oldest first. */
  readonly releases?: readonly string[];
  readonly host?: Partial<HandlersOf<HostMethod>>;
  readonly env?: Record<string, string>;
  /**
   * What the person answers when a window names something of its own accord; default: they are not there to be asked.
   */
  readonly askPerson?: AskPerson;
}

export const VERSION = '0.0.0-test';

/**
 * A whole engine with its handlers over a fresh home: made releases on loopback, nothing external, no waiting between
 * retries.
 */
export async function openEngine({
  releases = ['go1.25.4', 'go1.26.2', 'go1.26.3'],
  host,
  env = {},
  askPerson,
}: EngineOptions = {}): Promise<Engine> {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  const server = await openReleaseServer();
  serveMadeReleases(server, releases);
  await setOnlySource(sandbox.home, server, { retries: 1, stallTimeoutSeconds: 5 });
  const bin = path.join(sandbox.dir, 'bin');
  await mkdir(bin);
  const anotherCore = () => coreOf(sandbox, { PATH: bin, ...env });
  const core = anotherCore();
  const handlers = createHandlers(core, {
    version: VERSION,
    ...(host === undefined ? {} : { host }),
    ...(askPerson === undefined ? {} : { askPerson }),
  });
  onTestFinished(() => handlers.close());
  return { sandbox, server, core, handlers, anotherCore };
}

function coreOf({ context, env, home, userHome, dir }: Sandbox, more: Record<string, string>): Core {
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal?: AbortSignal) => context.clock.sleep(Math.min(ms, 20), signal),
  };
  const { os, native, log } = context;
  return createCore({
    home,
    env: { ...env, ...more },
    os,
    userHome,
    native,
    clock,
    log,
    version: VERSION,
    systemRoot: path.join(dir, 'root'),
  });
}
