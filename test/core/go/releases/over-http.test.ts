import { expect, test } from 'vitest';
import { settingsSchema } from '../../../../electron/contract/settings.ts';
import { createHttpClient } from '../../../../electron/core/base/network/create-http-client.ts';
import { createReleases } from '../../../../electron/core/go/releases/create-releases.ts';
import type { Releases } from '../../../../electron/core/go/releases/releases.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import type { ReleaseServer } from '../../../helpers/release-server.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { REAL_INDEX } from './real-index.ts';
import { noModuleProxies } from './releases-world.ts';

/** The real index, over the real HTTP client, from a server that the settings call `local`. */
async function createWorld(): Promise<{ server: ReleaseServer; releases: Releases }> {
  const server = await openReleaseServer();
  server.setIndex(REAL_INDEX);
  const clock = { now: () => Date.now(), sleep: async () => undefined };
  const sandbox = await createSandbox({ clock });
  const { env, log } = sandbox.context;
  const context = {
    ...sandbox.context,
    http: async () => createHttpClient({ clock, log, connections: openConnections({ log, env }) }),
  };
  const settings = settingsSchema.parse({
    sources: [{ name: 'local', kind: 'index', url: server.base, trusted: true }],
    indexMaxAgeMinutes: 0,
  });
  const store = {
    read: async () => ({ settings, problems: [] }),
    update: () => Promise.reject(new Error('Nothing here changes settings')),
  };
  return { server, releases: createReleases(context, { settings: store, moduleProxies: noModuleProxies }) };
}

test('a busy server is asked again; then "not modified" costs no body', async () => {
  const { server, releases } = await createWorld();
  server.fault('/dl/', ['status:503', 'ok']);
  const [first, second] = [await releases.list(), await releases.list()];
  expect([first.releases.length, second.releases]).toEqual([202, first.releases]);
  expect(server.requests.map(({ status }) => status)).toEqual([503, 200, 304]);
});

test.each(['encode:gzip', 'no-length', 'redirect-chain:2'])('an index that comes with %s is read', async (fault) => {
  const { server, releases } = await createWorld();
  server.faultAlways('/dl/', fault);
  expect((await releases.find('latest')).release.version).toBe('go1.17.3');
});

test.each([
  ['html', 'index-invalid'],
  ['short-file:1000', 'index-invalid'],
  ['status:404', 'index-unavailable'],
  ['redirect-loop', 'index-unavailable'],
])('an index that comes as %s is %s', async (fault, code) => {
  const { server, releases } = await createWorld();
  server.faultAlways('/dl/', fault);
  await expect(releases.list()).rejects.toMatchObject({ code });
});
