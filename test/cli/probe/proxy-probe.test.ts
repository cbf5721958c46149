import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProbe, formatProbeProgress } from '../../../electron/cli/probe/format-probe.ts';
import { formatWaterfall } from '../../../electron/cli/probe/format-waterfall.ts';
import { createStyle } from '../../../electron/cli/terminal/style.ts';
import type { ProbeReport } from '../../../electron/contract/probe.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases } from '../../helpers/serve-made-releases.ts';

const PASSWORD = 'Sesam-88-probe';

/** A folder as GOPROXY, so that nothing but loopback is asked: no database either. */
async function openCommand(goproxy: (folder: string) => string) {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH, SHELL: '/bin/sh' } });
  const server = await openReleaseServer();
  serveMadeReleases(server, ['go1.26.3']);
  const folder = path.join(sandbox.dir, 'modules');
  await mkdir(path.join(folder, 'golang.org/x/time/@v'), { recursive: true });
  await writeFile(path.join(folder, 'golang.org/x/time/@v/list'), 'v0.3.0\n');
  await writeFile(path.join(folder, 'golang.org/x/time/@v/v0.3.0.zip'), 'no zip');
  await writeFile(
    path.join(sandbox.userHome, '.profile'),
    `export GOPROXY='${goproxy(`file://${folder}`)}' GOSUMDB=off GOTOOLCHAIN=local\n`,
  );
  await mkdir(sandbox.home, { recursive: true });
  const sources = [
    { name: 'own', kind: 'index', url: server.base.replace('://', `://ada:${PASSWORD}@`), trusted: true },
  ];
  await writeFile(path.join(sandbox.home, 'settings.json'), JSON.stringify({ schema: 1, sources }));
  return { goswitch: goswitchIn(sandbox), server };
}

describe.skipIf(process.platform === 'win32')('goswitch proxy probe', () => {
  it('prints a waterfall for each route and the verdict last; a warning is exit code 10', async () => {
    const { goswitch } = await openCommand((folder) => folder);
    const { code, stdout, stderr } = await goswitch.run(['proxy', 'probe']);
    const lines = stdout.trim().split('\n');
    expect([code, stderr]).toEqual([10, '']);
    expect(lines[0]).toBe('own  release source');
    expect(lines[1]).toMatch(/^ {2}✓ {2}directly {2}goswitch {2}C+F+B+ {2}\d+ m?s {2}200$/);
    expect(lines.slice(-2)).toEqual([
      'Every configured address works, but GOSUMDB is off, so a tampered module would go unnoticed.',
      '  Reset GOSUMDB to Go’s default: goswitch env unset GOSUMDB',
    ]);
    expect(stdout).not.toContain(PASSWORD);
  });

  it('prints the report with --json; an error is exit code 11', async () => {
    const { goswitch, server } = await openCommand((folder) => `${folder}/nothing`);
    server.faultAlways('/dl/', 'status:403');
    const { code, value } = await goswitch.json(['proxy', 'probe']);
    const report = value as ProbeReport;
    expect(code).toBe(11);
    expect(report).toMatchObject({ scope: 'all', phase: 'done', verdict: { kind: 'list-fails', severity: 'error' } });
    expect(JSON.stringify(report)).not.toContain(PASSWORD);
  });

  it('refuses options of other actions', async () => {
    const { goswitch } = await openCommand((folder) => folder);
    expect((await goswitch.run(['proxy', 'probe', '--forget'])).code).toBe(2);
    expect((await goswitch.run(['proxy', 'probe', 'more'])).code).toBe(2);
  });
});

describe('a probe on a terminal', () => {
  const phases = [
    { phase: 'dns', startMs: 0, durationMs: 10, state: 'done' },
    { phase: 'connect', startMs: 10, durationMs: 0.2, state: 'done' },
    { phase: 'tls', startMs: 10.2, durationMs: 30, state: 'stalled' },
  ] as const;

  it('draws each phase as long as it took, at least one letter, and marks where it stalled', () => {
    expect(formatWaterfall({ phases }, { longestMs: 80, width: 32 })).toBe('DDDDCTTTTTTTTTTTT!');
    expect(formatWaterfall({ phases: [] }, { longestMs: 80, width: 32 })).toBe('');
  });

  it('tells how far it is', () => {
    const route = {
      via: 'direct',
      proxy: null,
      usedBy: ['go'],
      phases,
      totalMs: null,
      status: null,
      certificate: null,
      cause: null,
    } as const;
    const ways = [
      { ...route, state: 'ok' },
      { ...route, state: 'running', via: 'app-proxy', proxy: 'http://proxy.example:3128' },
    ] as const;
    const endpoint = {
      kind: 'source',
      id: 'source:own',
      name: 'own',
      url: null,
      ways,
      throughput: null,
      gap: null,
    } as const;
    const report: ProbeReport = {
      at: '',
      durationMs: 0,
      scope: 'all',
      phase: 'ways',
      go: null,
      endpoints: [endpoint],
      verdict: null,
    };
    expect(formatProbeProgress(report)).toBe(
      "Trying routes: 1 of 2 done: own through http://proxy.example:3128 (GoSwitch's)",
    );
    expect(formatProbe(report, createStyle(false))[0]).toBe('own  release source');
  });
});
