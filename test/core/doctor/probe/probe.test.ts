import { describe, expect, it } from 'vitest';
import {
  endpoint,
  entriesOf,
  LIST,
  MODULE,
  openProbeWorld,
  summary,
  TRUSTING,
  tlsInFrontOf,
  ZIP,
} from './probe-world.ts';

describe.skipIf(process.platform === 'win32')('a probe', () => {
  it('finds all well, with phases, certificates, a real list and a zip as the database has it', async () => {
    const world = await openProbeWorld();
    const proxy = await world.moduleProxy();
    const port = await tlsInFrontOf(proxy.url);
    await world.settings(TRUSTING);
    await world.terminal({ GOPROXY: `https://goproxy.corp.example:${port}` });
    const report = await world.run();
    expect(report.verdict).toMatchObject({ kind: 'all-good', severity: 'good', cause: null, actions: [] });
    expect(report.go).toMatchObject({ goproxy: `https://goproxy.corp.example:${port}`, gosumdb: world.sumdb.vkey });
    const [entry] = entriesOf(report);
    expect(entry).toMatchObject({
      name: `goproxy.corp.example:${port}`,
      url: `https://goproxy.corp.example:${port}${LIST}`,
      next: { kind: 'answers' },
      tests: {
        list: { state: 'ok', versions: 1 },
        zip: { state: 'clean', module: `${MODULE.path}@${MODULE.version}`, reason: null },
        sumdb: { state: 'ok', status: 200 },
      },
    });
    const [route] = entry!.ways;
    expect(route).toMatchObject({
      via: 'direct',
      usedBy: ['go', 'goswitch'],
      state: 'ok',
      status: 200,
      certificate: { problem: null },
    });
    expect(route!.phases.map(({ phase, state }) => `${phase} ${state}`)).toEqual([
      'dns done',
      'connect done',
      'tls done',
      'first-byte done',
      'body done',
    ]);
    expect(route!.certificate!.chain.map(({ subject }) => subject)).toEqual([
      'GoSwitch test server',
      'GoSwitch test authority',
    ]);
    expect(route!.certificate!.daysLeft).toBeGreaterThan(1000);
    expect(endpoint(report, 'source:test')).toMatchObject({ ways: [{ state: 'ok', usedBy: ['goswitch'] }], gap: null });
    expect(endpoint(report, 'database')).toMatchObject({
      record: { state: 'ok', via: `https://goproxy.corp.example:${port}/sumdb/${world.sumdb.name}` },
    });
  });

  it('names a polluted cache, and the entry is taken out by a button', async () => {
    const world = await openProbeWorld();
    const clean = await world.moduleProxy();
    const polluted = await world.moduleProxy('package tiny // and something else\n');
    await world.terminal({ GOPROXY: `${polluted.url},${clean.url}` });
    const report = await world.run();
    expect(summary(report)).toBe(`error polluted - remove-entry=${clean.url}`);
    const [first, second] = entriesOf(report).map(({ tests }) => tests!.zip);
    expect([first!.state, second!.state]).toEqual(['polluted', 'clean']);
    expect(first!.recorded).toBe(second!.received);
    expect(first!.received).not.toBe(first!.recorded);
  });

  it('tells a polluted cache also where the entry keeps the database from being asked', async () => {
    const world = await openProbeWorld();
    const polluted = await world.moduleProxy('package tiny // and something else\n');
    const database = await world.moduleProxy();
    polluted.server.faultAlways(`/sumdb/${world.sumdb.name}/supported`, 'status:403');
    const port = await tlsInFrontOf(database.url);
    await world.settings(TRUSTING);
    await world.terminal({
      GOPROXY: polluted.url,
      GOSUMDB: `${world.sumdb.vkey} https://sum.example:${port}/sumdb/${world.sumdb.name}`,
    });
    expect(summary(await world.run())).toBe('error polluted - goproxy-default=null');
  });

  it('a zip that is cut off, or is none, is no proof of pollution by itself', async () => {
    const world = await openProbeWorld();
    const proxy = await world.moduleProxy();
    await world.terminal({ GOPROXY: proxy.url });
    proxy.server.faultAlways(ZIP, 'truncate-after:40');
    expect(entriesOf(await world.run())[0]!.tests!.zip).toMatchObject({
      state: 'failed',
      reason: { kind: 'zip-failed' },
    });
    proxy.server.faultAlways(ZIP, 'html');
    expect(entriesOf(await world.run())[0]!.tests!.zip).toMatchObject({
      state: 'polluted',
      reason: { kind: 'zip-unreadable' },
      received: null,
    });
  });

  it('without any GOPROXY only sources are tried', async () => {
    const world = await openProbeWorld();
    await world.terminal({ GOPROXY: '' });
    expect(summary(await world.run())).toBe('warning go-unknown -');
  });

  it.each([
    ['off', 'warning goproxy-off - goproxy-default=null'],
    ['ftp://a.corp.example', 'error goproxy-unreadable - goproxy-default=null'],
  ])('GOPROXY=%s', async (goproxy, expected) => {
    const world = await openProbeWorld();
    await world.terminal({ GOPROXY: goproxy });
    expect(summary(await world.run())).toBe(expected);
  });

  it('GOSUMDB=off is a warning, and a GOSUMDB that go refuses an error', async () => {
    const world = await openProbeWorld();
    const proxy = await world.moduleProxy();
    await world.terminal({ GOPROXY: proxy.url, GOSUMDB: 'off' });
    expect(summary(await world.run())).toBe('warning gosumdb-off - gosumdb-default=null');
    await world.terminal({ GOPROXY: proxy.url, GOSUMDB: 'nobody.example' });
    expect(summary(await world.run())).toBe('error sumdb-fails gosumdb-unreadable gosumdb-default=null');
  });
});
