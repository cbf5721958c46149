import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DoctorReport } from '../../../electron/contract/doctor.ts';
import type { MachineSnapshot } from '../../../electron/contract/snapshot.ts';
import { readTree } from '../../helpers/check-machine.ts';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
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
  await writeFile(at('.profile'), `export PATH='${onPath}'\n`);
  // Otherwise the doctor starts every shell of the machine.
  await goswitch.run(['setup', '--shell', 'sh']);
  await appendFile(at('.profile'), profile);
  if (goEnv !== null) {
    await mkdir(at('.config/go'), { recursive: true });
    await writeFile(at('.config/go/env'), goEnv);
  }
  return { ...sandbox, goswitch, at };
}

const BRICKED = { goEnv: 'GOROOT=/nowhere\n# mine\n' };

/** A zombie that nobody has asked about yet is dead. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

describe('goswitch doctor', () => {
  it('tells what is wrong, why it matters, where it comes from, and ends with the exit code of the worst', async () => {
    const { goswitch, at } = await openMachine(BRICKED);
    const { code, value } = await goswitch.json(['doctor']);
    const report = value as DoctorReport;
    expect(code).toBe(11);
    const found = report.findings.find(({ evidence }) =>
      evidence.some(({ name, value: text }) => name === 'GOROOT' && text === '/nowhere'),
    );
    expect(found).toMatchObject({ severity: 'error', fix: expect.any(String) });
    expect(found!.evidence).toContainEqual(
      expect.objectContaining({
        name: 'GOROOT',
        source: { origin: 'go-env-file', file: at('.config/go/env'), line: 1 },
      }),
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
    const readOwn = async () =>
      Object.entries(await readTree(userHome)).filter(([name]) => !name.includes('fish') && !name.startsWith('.local'));
    const before = await readOwn();
    const { stdout, code } = await goswitch.run(['doctor', '--fix', '--preview']);
    expect(stdout).toContain('-GOROOT=/nowhere');
    expect(code).toBe(11);
    expect(await readOwn()).toEqual(before);
  });

  it('repairs, looks again, and says how each repair is undone', async () => {
    const { goswitch, at } = await openMachine(BRICKED);
    const { value } = await goswitch.json(['doctor', '--fix']);
    const { fixes, report } = value as {
      fixes: { finding: string; outcome: string; journalIds: string[] }[];
      report: DoctorReport;
    };
    expect(fixes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(await readFile(at('.config/go/env'), 'utf8')).not.toContain('GOROOT');
    expect(JSON.stringify(report.findings)).not.toContain('/nowhere');
    const first = fixes.find(({ finding }) => finding.startsWith('goroot-in-go-env'))!;
    expect(first).toMatchObject({ outcome: 'done', journalIds: [expect.any(String)] });
    const inOrder = fixes.flatMap(({ journalIds }) => journalIds).reverse();
    for (const id of inOrder.slice(0, inOrder.indexOf(first.journalIds[0]!) + 1))
      await goswitch.run(['journal', '--undo', id]);
    expect(await readFile(at('.config/go/env'), 'utf8')).toBe(BRICKED.goEnv);
    const { stdout } = await goswitch.run(['doctor', '--fix']);
    expect(stdout).toMatch(/^✓ .*\n[\s\S]*To undo it.*:\n {4}goswitch journal --undo \S+/);
  });

  it('goes on until nothing sets the variable any more, and leaves alone what may be meant', async () => {
    const { goswitch, at } = await openMachine({
      profile: 'export GOROOT=/nowhere/one\nexport GOROOT=/nowhere/two\nexport CGO_ENABLED=0\n',
      goEnv: 'GOROOT=/nowhere/three\n',
    });
    const { value } = await goswitch.json(['doctor', '--fix']);
    const { fixes, report } = value as { fixes: { outcome: string }[]; report: DoctorReport };
    expect(fixes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const profile = await readFile(at('.profile'), 'utf8');
    expect(profile.match(/^: # commented out by goswitch: export GOROOT=.*$/gm)).toHaveLength(2);
    expect(profile).toContain('\nexport CGO_ENABLED=0\n');
    expect(await readFile(at('.config/go/env'), 'utf8')).toBe('');
    expect(JSON.stringify(report.findings)).not.toContain('/nowhere');
    expect(report.findings).toContainEqual(expect.objectContaining({ kind: 'cgo-off', fix: expect.any(String) }));
  });

  it('is ended by Ctrl-C while a profile keeps it waiting, with all it started', async () => {
    const { goswitch, at } = await openMachine({ profile: 'echo $$ > ~/waiting; exec sleep 300\n' });
    const { child, ended } = goswitch.start(['doctor']);
    const readPid = async () => Number(await readFile(at('waiting'), 'utf8').catch(() => ''));
    await expect.poll(readPid).toBeGreaterThan(0);
    const pid = await readPid();
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('lists the checks without running them', async () => {
    const { code, value } = await goswitchIn(await createSandbox()).json(['doctor', '--list']);
    expect(code).toBe(0);
    expect((value as unknown[]).length).toBeGreaterThan(20);
    expect((value as unknown[])[0]).toEqual({ id: expect.any(String), looksAt: expect.any(String) });
  });

  it.each([
    [['--preview'], '--preview needs --fix'],
    [['--fix', '--snapshot'], 'one of'],
    [['--list', '--compare', 'x'], 'one of'],
    [['mine.json'], 'or a version with --self-test'],
    [['--compare', 'missing.json'], 'does not exist'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await goswitchIn(await createSandbox()).run(['doctor', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('snapshots', () => {
  it('are written for their owner alone, without secrets and names, and never over another file', async () => {
    const { goswitch, dir, userHome } = await openMachine({
      profile: "export GOPROXY='https://lin:hunter2@corp.example'\n",
    });
    const env = { USER: 'adalovelace', HOSTNAME: 'engine-7', MY_NOTE: 'adalovelace' };
    const { code, stdout } = await goswitch.run(['doctor', '--snapshot', 'mine.json'], { env });
    expect([code, stdout]).toEqual([0, `Wrote ${path.join(dir, 'mine.json')}\n`]);
    const file = path.join(dir, 'mine.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    const snapshot = JSON.parse(text) as MachineSnapshot;
    expect(snapshot).toMatchObject({ schema: 1, go: { version: 'go1.26.3', isOwn: true } });
    expect(snapshot.sdks).toContainEqual(
      expect.objectContaining({ version: 'go1.26.3', kind: 'installed', active: true }),
    );
    expect(snapshot.variables.find(({ name }) => name === 'GOPROXY')?.value).toBe('https://***@corp.example');
    for (const secret of ['hunter2', 'adalovelace', 'engine-7', userHome]) expect(text).not.toContain(secret);
    await writeFile(path.join(dir, 'notes.json'), '{"mine": 1}');
    expect(await goswitch.run(['doctor', '--snapshot', 'notes.json'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a GoSwitch snapshot'),
    });
    expect(await readFile(path.join(dir, 'notes.json'), 'utf8')).toBe('{"mine": 1}');
    expect(await goswitch.json(['doctor', '--snapshot', 'mine.json'])).toEqual({ code: 0, value: { ok: true, file } });
  });

  it('are compared: nothing with itself, and what matters with another', async () => {
    const { goswitch, at, context } = await openMachine();
    await goswitch.run(['doctor', '--snapshot', 'mine.json']);
    expect(await goswitch.json(['doctor', '--compare', 'mine.json'])).toMatchObject({
      code: 0,
      value: { differences: [] },
    });
    await installFakeSdk(context, { version: 'go1.27.1' });
    await goswitch.run(['use', '1.27.1']);
    await writeFile(at('.profile'), `${await readFile(at('.profile'), 'utf8')}export GOFLAGS=-mod=vendor\n`);
    const { code, stdout } = await goswitch.run(['doctor', '--compare', 'mine.json']);
    expect(code).toBe(12);
    expect(stdout).toMatch(/HERE +THERE\n +version +go1\.27\.1 +go1\.26\.3\n/);
    expect(stdout).toMatch(/ {2}GOFLAGS +-mod=vendor \(login-shell\) +-\n/);
    expect(stdout).toMatch(/ {2}go1\.27\.1 +installed, active +-\n/);
    expect(stdout).toMatch(/ {2}go1\.26\.3 +installed +installed, active\n/);
  });
});
