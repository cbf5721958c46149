import { describe, expect, it } from 'vitest';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { serveMadeReleases } from '../../../helpers/serve-made-releases.ts';
import { closedPort, endpoint, openProbeWorld, openSilence, summary } from './probe-world.ts';

async function openWorld(urls: (own: string) => Promise<Readonly<Record<string, string>>>) {
  const world = await openProbeWorld();
  const bases = await urls(world.engine.server.base);
  await world.settings({
    sources: Object.entries(bases).map(([name, url]) => ({ name, kind: 'index' as const, url, trusted: true })),
  });
  const probe = await world.probe({ limits: { tls: 2000 } });
  return { world, probe };
}

async function openMirror(fault: string): Promise<string> {
  const server = await openReleaseServer();
  serveMadeReleases(server, ['go1.26.3']);
  server.faultAlways('/dl/', fault);
  return server.base;
}

describe('the sources', () => {
  it('are measured with a part of a release, and the first that fails is told with one that answers', async () => {
    const { world, probe } = await openWorld(async (own) => ({
      dead: `http://127.0.0.1:${await closedPort()}/dl/`,
      own,
    }));
    await (await world.engine.core.releases()).list({ refresh: true });
    const report = await probe.run({ scope: 'sources' });
    expect(summary(report)).toBe('warning source-first-fails refused fastest-first');
    expect(report.go).toBeNull();
    expect(endpoint(report, 'source:own')).toMatchObject({ ways: [{ state: 'ok', usedBy: ['goswitch'] }], gap: null });
    const asked = world.engine.server.requests.filter(
      ({ path, headers }) => path.endsWith('.tar.gz') && headers['range'] === 'bytes=0-1048575',
    );
    expect(asked).toHaveLength(1);
  });

  it('are put in order only when asked: those that answer first', async () => {
    const { world, probe } = await openWorld(async (own) => ({
      dead: `https://127.0.0.1:${await openSilence()}/dl/`,
      down: await openMirror('status:503'),
      own,
    }));
    await expect(probe.sortSources()).rejects.toMatchObject({ code: 'invalid-input' });
    const report = await probe.run({ scope: 'sources' });
    expect(summary(report)).toBe('warning source-first-fails stalled-tls fastest-first');
    const names = async () =>
      (await (await world.engine.core.settings()).read()).settings.sources.map(({ name }) => name);
    expect(await names()).toEqual(['dead', 'down', 'own']);
    await probe.sortSources();
    expect(await names()).toEqual(['own', 'dead', 'down']);
  });

  it('none of which answers are an error', async () => {
    const { probe } = await openWorld(async () => ({
      one: await openMirror('status:403'),
      other: await openMirror('reset'),
    }));
    expect(summary(await probe.run({ scope: 'sources' }))).toBe('error sources-fail status');
  });

  it('all of which answer are good', async () => {
    const { probe } = await openWorld(async (own) => ({ own }));
    expect(summary(await probe.run({ scope: 'sources' }))).toBe('good sources-good -');
  });
});
