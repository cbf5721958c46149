import { describe, expect, it } from 'vitest';
import { endpoint, openProbeWorld, openSilence, summary, TRUSTING, tlsInFrontOf } from './probe-world.ts';

/** A proxy that has the module, and answers as told when asked for the database. */
async function openWorld(fault: string | null) {
  const world = await openProbeWorld();
  const proxy = await world.moduleProxy();
  if (fault !== null) proxy.server.faultAlways(`/sumdb/${world.sumdb.name}/supported`, fault);
  await world.settings(TRUSTING);
  return { world, proxy };
}

describe.skipIf(process.platform === 'win32')('the checksum database', () => {
  it('that an entry strips with 403 cannot be asked at all', async () => {
    const { world, proxy } = await openWorld('status:403');
    const other = await world.moduleProxy();
    await world.terminal({ GOPROXY: `${proxy.url},${other.url}` });
    const report = await world.run();
    expect(summary(report)).toBe(
      `error sumdb-stripped - pipe-after=${proxy.url}|${other.url} remove-entry=${other.url}`,
    );
    expect(report.verdict!.params).toMatchObject({ status: 403 });
  });

  it('that an entry does not pass on is asked by itself, and out of reach there', async () => {
    const { world, proxy } = await openWorld('status:404');
    await world.terminal({ GOPROXY: proxy.url });
    const report = await world.run();
    expect(summary(report)).toBe('error sumdb-fails name-not-found');
    expect(endpoint(report, 'database')).toMatchObject({
      name: 'sum.test.example',
      url: 'https://sum.test.example/latest',
      record: { state: 'failed' },
    });
  });

  it('that does not answer has a mirror that does: it is set by a button', async () => {
    const { world, proxy } = await openWorld('status:410');
    const [silence, mirror] = [await openSilence(), await tlsInFrontOf(proxy.url)];
    await world.terminal({ GOPROXY: proxy.url, GOSUMDB: `${world.sumdb.vkey} https://sum.example:${silence}` });
    const value = `${world.sumdb.vkey} https://mirror.example:${mirror}`;
    const report = await world.run({
      limits: { tls: 2000, 'first-byte': 3000 },
      mirrors: { [world.sumdb.name]: value },
    });
    expect(summary(report)).toBe(`error sumdb-mirror stalled-tls gosumdb-mirror=${value}`);
    expect(endpoint(report, 'database-mirror')).toMatchObject({ role: 'mirror', ways: [{ state: 'ok' }] });
  });

  it('whose answers are changed on the route is not believed, and nothing is called clean', async () => {
    const { world, proxy } = await openWorld(null);
    proxy.intercept((path, bytes) =>
      path.startsWith('lookup/') && bytes !== null ? Buffer.from(bytes.toString().replace('h1:', 'h1:A')) : bytes,
    );
    await world.terminal({ GOPROXY: proxy.url });
    const report = await world.run();
    expect(summary(report)).toBe('error sumdb-refused record-refused');
    expect(endpoint(report, 'entry:0')).toMatchObject({
      tests: { zip: { state: 'unchecked', reason: { kind: 'record-refused' } } },
    });
  });
});
