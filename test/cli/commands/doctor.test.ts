import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HealthReport } from '../../../electron/contract/health.ts';
import type { MachineSnapshot, SnapshotComparison } from '../../../electron/contract/snapshot.ts';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { readTree } from '../../helpers/health.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../../helpers/serve-made-releases.ts';

/** A machine with one active SDK, whose terminals find GoSwitch first; more lines of ~/.profile. */
async function openMachine({ profile = '', goEnv = null }: { profile?: string; goEnv?: string | null } = {}) {
  const sandbox = await createSandbox();
  const at = (...parts: string[]) => path.join(sandbox.userHome, ...parts);
  const onPath = `${path.join(sandbox.home, 'shims')}:/usr/bin:/bin`;
  // A repair may install: from here, and nowhere else.
  const server = await openReleaseServer();
  serveMadeReleases(server, ['go1.26.3']);
  await setOnlySource(sandbox.home, server, { retries: 1 });
  const goswitch = goswitchIn({ ...sandbox, env: { ...sandbox.env, SHELL: '/bin/sh', PATH: onPath } });
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await goswitch.run(['use', '1.26.3']);
  await writeFile(at('.profile'), `export PATH='${onPath}'\n${profile}`);
  if (goEnv !== null) {
    await mkdir(at('.config/go'), { recursive: true });
    await writeFile(at('.config/go/env'), goEnv);
  }
  return { ...sandbox, goswitch, at };
}

const BRICKED = { goEnv: 'GOROOT=/nowhere\n# mine\n' };

describe('goswitch doctor', () => {
  it('tells what is wrong, why it matters, where it comes from, and ends with the exit code of the worst', async () => {
    const { goswitch, at } = await openMachine(BRICKED);
    const { code, value } = await goswitch.json(['doctor']);
    const report = value as HealthReport;
    expect(code).toBe(11);
    const found = report.findings.find(({ evidence }) => evidence.some(({ name, value: text }) => name === 'GOROOT' && text === '/nowhere'));
    expect(found).toMatchObject({ severity: 'error', fix: expect.any(String) });
    expect(found!.evidence).toContainEqual(
      expect.objectContaining({ name: 'GOROOT', source: { origin: 'go-env-file', file: at('.config/go/env'), line: 1 } }),
    );
    const plain = await goswitch.run(['doctor']);
    expect(plain.code).toBe(11);
    expect(plain.stdout).toContain(`error    ${found!.title}`);
    expect(plain.stdout).toContain('GOROOT = /nowhere  (~/.config/go/env:1)');
    expect(plain.stdout).toMatch(/\d+ errors?.*checks in [\d.]+ s/);
    expect(plain.stderr).toContain('goswitch doctor --fix');
  });

  it('shows what the repairs would change, and changes nothing', async () => {
    const { goswitch, userHome } = await openMachine(BRICKED);
    // A shell that is asked may make folders of its own.
    const readOwn = async () => Object.entries(await readTree(userHome)).filter(([name]) => !name.includes('fish') && !name.startsWith('.local'));
    const before = await readOwn();
    const { stdout, code } = await goswitch.run(['doctor', '--fix', '--preview']);
    expect(stdout).toContain('-GOROOT=/nowhere');
    expect(code).toBe(11);
    expect(await readOwn()).toEqual(before);
  });

  it('repairs, looks again, and says how each repair is undone', async () => {
    const { goswitch, at } = await openMachine(BRICKED);
    const { value } = await goswitch.json(['doctor', '--fix']);
    const { fixes, report } = value as { fixes: { finding: string; outcome: string; journalIds: string[] }[]; report: HealthReport };
    expect(fixes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(await readFile(at('.config/go/env'), 'utf8')).not.toContain('GOROOT');
    expect(JSON.stringify(report.findings)).not.toContain('/nowhere');
    const first = fixes.find(({ finding }) => finding.startsWith('goroot-in-go-env'))!;
    expect(first).toMatchObject({ outcome: 'done', journalIds: [expect.any(String)] });
    const inOrder = fixes.flatMap(({ journalIds }) => journalIds).reverse();
    for (const id of inOrder.slice(0, inOrder.indexOf(first.journalIds[0]!) + 1)) await goswitch.run(['journal', '--undo', id]);
    expect(await readFile(at('.config/go/env'), 'utf8')).toBe(BRICKED.goEnv);
    const { stdout } = await goswitch.run(['doctor', '--fix']);
    expect(stdout).toMatch(/^✓ .*\n[\s\S]*To undo it.*:\n {4}goswitch journal --undo \S+/);
  });

  it('lists the checks without running them', async () => {
    const { code, value } = await goswitchIn(await createSandbox()).json(['doctor', '--list']);
    expect(code).toBe(0);
    expect((value as unknown[]).length).toBeGreaterThan(20);
    expect((value as unknown[])[0]).toEqual({ id: expect.any(String), looksAt: expect.any(String) });
  });

  it.each([
    [['--preview'], '--preview goes with --fix'],
    [['--fix', '--snapshot'], 'one of'],
    [['--list', '--compare', 'x'], 'one of'],
    [['mine.json'], 'goes with --snapshot'],
    [['--compare', 'missing.json'], 'There is no file'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await goswitchIn(await createSandbox()).run(['doctor', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('snapshots', () => {
  it('are written for their owner alone, without secrets and names', async () => {
    const { goswitch, dir, userHome } = await openMachine({ profile: "export GOPROXY='https://lin:hunter2@corp.example'\n" });
    const env = { USER: 'adalovelace', HOSTNAME: 'engine-7', MY_NOTE: 'adalovelace' };
    const { code, stdout } = await goswitch.run(['doctor', '--snapshot', 'mine.json'], { env });
    expect([code, stdout]).toEqual([0, `Wrote ${path.join(dir, 'mine.json')}\n`]);
    const file = path.join(dir, 'mine.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    const snapshot = JSON.parse(text) as MachineSnapshot;
    expect(snapshot).toMatchObject({ schema: 1, go: { version: 'go1.26.3', isOwn: true } });
    expect(snapshot.sdks).toContainEqual(expect.objectContaining({ version: 'go1.26.3', kind: 'installed', active: true }));
    expect(snapshot.variables.find(({ name }) => name === 'GOPROXY')?.value).toBe('https://***@corp.example');
    for (const secret of ['hunter2', 'adalovelace', 'engine-7', userHome]) expect(text).not.toContain(secret);
  });

  it('replace a snapshot, but no other file', async () => {
    const { goswitch, dir } = await openMachine();
    await writeFile(path.join(dir, 'notes.json'), '{"mine": 1}');
    expect(await goswitch.run(['doctor', '--snapshot', 'notes.json'])).toMatchObject({ code: 2, stderr: expect.stringContaining('is no snapshot') });
    expect(await readFile(path.join(dir, 'notes.json'), 'utf8')).toBe('{"mine": 1}');
    expect((await goswitch.run(['doctor', '--snapshot', 'mine.json'])).code).toBe(0);
    expect((await goswitch.run(['doctor', '--snapshot', 'mine.json'])).code).toBe(0);
  });

  it('are compared: nothing with itself, and what matters with another', async () => {
    const { goswitch, at, context } = await openMachine();
    await goswitch.run(['doctor', '--snapshot', 'mine.json']);
    expect(await goswitch.run(['doctor', '--compare', 'mine.json'])).toMatchObject({ code: 0, stdout: 'Nothing differs that matters\n' });
    await installFakeSdk(context, { version: 'go1.27.1' });
    await goswitch.run(['use', '1.27.1']);
    await writeFile(at('.profile'), `${await readFile(at('.profile'), 'utf8')}export GOFLAGS=-mod=vendor\n`);
    const { code, value } = await goswitch.json(['doctor', '--compare', 'mine.json']);
    expect(code).toBe(12);
    expect((value as SnapshotComparison).differences).toEqual(
      expect.arrayContaining([
        { part: 'go', name: 'version', ours: 'go1.27.1', theirs: 'go1.26.3' },
        { part: 'variable', name: 'GOFLAGS', ours: '-mod=vendor (login-shell)', theirs: null },
        { part: 'sdk', name: 'go1.27.1', ours: 'installed, active', theirs: null },
        { part: 'sdk', name: 'go1.26.3', ours: 'installed', theirs: 'installed, active' },
      ]),
    );
    const { stdout } = await goswitch.run(['doctor', '--compare', 'mine.json']);
    expect(stdout).toMatch(/HERE\s+THERE/);
  });
});
