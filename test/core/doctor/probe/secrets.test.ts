import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProbeReport } from '../../../../electron/contract/probe.ts';
import { writeProxyCredentials } from '../../../../electron/core/base/network/proxy/proxy-credentials.ts';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { createProbe } from '../../../../electron/core/doctor/probe/create-probe.ts';
import { PROBE_LIMITS } from '../../../../electron/core/doctor/probe/probe-limits.ts';
import { openProxy } from '../../../helpers/open-proxy.ts';
import { knownNames, MODULE, openProbeWorld, openSilence, TRUSTING, tlsInFrontOf } from './probe-world.ts';

const SECRETS = {
  goproxy: 'Sesam-1-goproxy',
  second: 'Sesam-2-second',
  app: 'Sesam-3-app',
  environment: 'Sesam-4-environment',
  source: 'Sesam-5-source',
};

/** Every file below a folder that others may read, with what is in it. */
async function readableFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => (((await stat(file)).mode & 0o044) === 0 ? '' : await readFile(file, 'utf8'))),
  );
  return texts;
}

describe.skipIf(process.platform === 'win32')('credentials planted in every field', () => {
  it('are found in no report, event, log line, journal entry, argument of a program or readable file', async () => {
    const app = await openProxy({
      kind: 'http',
      behaviour: 403,
      credentials: { username: 'ada', password: SECRETS.app },
    });
    const own = await openProxy({ kind: 'http', behaviour: 407 });
    const world = await openProbeWorld();
    const { core, server, sandbox } = world.engine;
    const clean = await world.moduleProxy('package tiny // polluted\n');
    const port = await tlsInFrontOf(clean.url);
    const url = (secret: string, host: string) => `https://ada:${secret}@${host}`;
    const sources = [
      {
        name: 'own',
        kind: 'index' as const,
        url: server.base.replace('://', `://ada:${SECRETS.source}@`),
        trusted: true,
      },
      {
        name: 'far',
        kind: 'files' as const,
        url: `${url(SECRETS.source, `releases.example:${port}`)}/dl/`,
        trusted: false,
      },
    ];
    // As GoSwitch makes the file; the helper wrote it for everybody.
    await chmod(core.context.layout.settings, 0o600);
    await world.settings({ ...TRUSTING, sources, proxyMode: 'manual', proxyUrl: app.url });
    await writeProxyCredentials(await core.secrets(), { username: 'ada', password: SECRETS.app });
    const entries = [
      url(SECRETS.second, `go.example:${await openSilence()}`),
      `${url(SECRETS.goproxy, `goproxy.corp.example:${port}`)}/x`,
    ];
    await world.terminal({
      GOPROXY: `${entries.join('|')},direct`,
      HTTPS_PROXY: own.url.replace('://', `://ada:${SECRETS.environment}@`),
    });
    const programs: string[] = [];
    const events: ProbeReport[] = [];
    core.context.events.on('probeChanged', (report) => void events.push(report));
    const limits = { ...PROBE_LIMITS, testMs: 3000, phaseMs: { ...PROBE_LIMITS.phaseMs, tls: 2000 } };
    const probe = await createProbe({
      core,
      systemRoot: path.join(sandbox.dir, 'root'),
      limits,
      module: MODULE,
      lookup: knownNames,
      mirrors: {},
      runProgram: async (command, args, ...rest) => {
        programs.push([command, ...args].join(' '));
        return await runProgram(command, args, ...rest);
      },
    });
    const report = await probe.run();
    await probe.sortSources();
    expect(report.endpoints.flatMap(({ ways }) => ways)).toHaveLength(16);
    expect(events.length).toBeGreaterThan(0);
    const journal = await readFile(core.context.layout.journal, 'utf8');
    const said = [JSON.stringify(report), JSON.stringify(events), ...sandbox.logged, journal, ...programs];
    const shown = [...said, ...(await readableFiles(sandbox.home))].join('\n');
    const forms = Object.entries(SECRETS).flatMap(([name, secret]) => [
      [name, secret],
      [`${name} as a header`, Buffer.from(`ada:${secret}`).toString('base64')],
    ]);
    expect(forms.flatMap(([name, form]) => (shown.includes(form!) ? [name] : []))).toEqual([]);
    // They were not lost: the source kept its own.
    expect(JSON.stringify((await (await core.settings()).read()).settings.sources)).toContain(SECRETS.source);
  });
});

describe.skipIf(process.platform === 'win32')('a probe that is given up', () => {
  it('closes what it opened, fails as cancelled, and the report before it is the last again', async () => {
    const world = await openProbeWorld();
    const proxy = await openProxy({ kind: 'http', behaviour: 'stall' });
    const silence = await openSilence();
    await world.terminal({ GOPROXY: `https://go.example:${silence}`, HTTPS_PROXY: proxy.url });
    const probe = await world.probe();
    const given = new AbortController();
    const seen: ProbeReport[] = [];
    const running = probe.run({
      signal: given.signal,
      onChange: (report) => {
        seen.push(report);
        if (proxy.targets.length > 0) given.abort();
      },
    });
    const ended = expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => proxy.targets.length).toBeGreaterThan(0);
    given.abort();
    await ended;
    await expect.poll(() => proxy.openConnections()).toBe(0);
    expect(probe.last()).toBeNull();
    expect(seen[0]?.verdict ?? null).toBeNull();
  });
});
