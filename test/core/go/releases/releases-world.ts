import { AppError } from '../../../../electron/contract/errors.ts';
import { settingsSchema } from '../../../../electron/contract/settings.ts';
import type { SettingsStore } from '../../../../electron/core/base/settings/settings-store.ts';
import type { Clock } from '../../../../electron/core/context.ts';
import { createReleases } from '../../../../electron/core/go/releases/create-releases.ts';
import type { Releases } from '../../../../electron/core/go/releases/releases.ts';
import type { ModuleProxies } from '../../../../electron/core/go/toolchain-module/create-module-proxies.ts';
import type { ReleaseServer } from '../../../helpers/release-server.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';
import { createPlainHttpClient, type PlainHttpClient } from './plain-http-client.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
export const MINUTE = 60_000;
export const LINUX = { os: 'linux', arch: 'amd64' };

export type SourceInput = { name: string; kind: 'index' | 'files'; url: string; trusted?: boolean };

/** `createReleases` over a fresh home, a clock that the test moves and sources of the test's own. */
interface World {
  readonly sandbox: Sandbox;
  readonly releases: Releases;
  readonly http: PlainHttpClient;
  readonly refreshed: { source: string; count: number }[];
  /** Sets the clock forward. */
  pass(ms: number): void;
  /** Another process over the same home. */
  another(): Releases;
}

interface WorldOptions {
  readonly hosts?: Record<string, string>;
  readonly native?: { os: string; arch: string };
}

/** A machine on which nothing names a module proxy. */
export const noModuleProxies: ModuleProxies = {
  open: () => Promise.reject(new AppError('goproxy-unset', 'No Go module proxy is known')),
};

export async function createWorld(sources: SourceInput[], options: WorldOptions = {}): Promise<World> {
  let now = NOW;
  const clock: Clock = { now: () => now, sleep: () => Promise.reject(new Error('Nothing here waits')) };
  const http = createPlainHttpClient(options.hosts);
  const sandbox = await createSandbox({ http, clock, native: options.native ?? LINUX });
  const settings: SettingsStore = {
    read: async () => ({ settings: settingsSchema.parse({ sources }), problems: [] }),
    update: () => Promise.reject(new Error('Nothing here changes settings')),
  };
  const refreshed: World['refreshed'] = [];
  sandbox.context.events.on('releasesRefreshed', (event) => refreshed.push(event));
  const another = () => createReleases(sandbox.context, { settings, moduleProxies: noModuleProxies });
  const pass = (ms: number) => {
    now += ms;
  };
  return { sandbox, releases: another(), http, refreshed, another, pass };
}

/** Adds a release with an archive for each platform (`linux-amd64`), made of `content`. */
export function publish(server: ReleaseServer, version: string, platforms = ['linux-amd64'], content = version): void {
  const files = platforms.map((platform) => {
    const [os = '', arch = ''] = platform.split('-');
    const filename = `${version}.${platform}.${os === 'windows' ? 'zip' : 'tar.gz'}`;
    return { filename, os, arch, bytes: Buffer.from(content + platform) };
  });
  server.addRelease({ version, files });
}

export const indexAt = (server: ReleaseServer, name = 'local'): SourceInput => ({
  name,
  kind: 'index',
  url: server.base,
  trusted: true,
});
/** A trusted source that cannot be reached. */
export const GONE: SourceInput = { name: 'gone', kind: 'index', url: 'https://gone.test/dl/', trusted: true };
