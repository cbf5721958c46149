import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SelfTestReport } from '../../../electron/contract/self-test.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { makeStagedGo } from '../../helpers/staged-go.ts';

/** A machine whose ~/.profile puts the made go on PATH; line 2 is what a test adds. */
async function openMachine(line = ':') {
  const sandbox = await createSandbox();
  const root = await makeStagedGo(sandbox.dir);
  const profile = path.join(sandbox.userHome, '.profile');
  await writeFile(profile, `export PATH='${path.join(root, 'bin')}:/usr/bin:/bin'\n${line}\n`);
  return { ...sandbox, root, profile, goswitch: goswitchIn({ ...sandbox, env: { ...sandbox.env, SHELL: '/bin/sh' } }) };
}

describe.skipIf(process.platform === 'win32')('goswitch doctor --self-test', () => {
  test('tests the go of a new terminal, and says that all is good', async () => {
    const { goswitch, root } = await openMachine();
    const { code, stdout, stderr } = await goswitch.run(['doctor', '--self-test']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`go1.26.3 in ${root}, as your login shell sees it (/bin/sh)`);
    expect(stdout).toMatch(/^ +STAGE +YOURS +CLEAN$/m);
    for (const name of ['go list', 'go tool compile', 'go tool link', 'run', 'go build', 'go test', 'cgo']) {
      expect(stdout).toMatch(new RegExp(`^✓  ${name} +[\\d.]+ m?s +[\\d.]+ m?s$`, 'm'));
    }
    expect(stdout).toMatch(/^ {2}start until main +0\.750 ms +0\.750 ms$/m);
    expect(stdout).toMatch(/^No problems found: /m);
  });

  test('names the stage, the signal, the variable and the line of the profile that sets it; exit code 11', async () => {
    const { goswitch, profile } = await openMachine("export GOHARM='compile 4'");
    const { code, value } = await goswitch.json(['doctor', '--self-test']);
    const { verdict, culprits, runs } = value as SelfTestReport;
    expect(code).toBe(11);
    expect(verdict?.text).toBe('go tool compile crashes with SIGILL in your environment and passes in a clean one.');
    expect(culprits).toEqual([
      {
        ...{ name: 'GOHARM', yours: 'compile 4', clean: null, proof: 'alone', stage: 'compile' },
        source: { origin: 'login-shell', file: profile, line: 2 },
      },
    ]);
    expect(runs.yours.stages.map(({ state }) => state)).toEqual([
      'passed',
      'failed',
      'skipped',
      'skipped',
      'passed',
      'passed',
      'passed',
    ]);
  });

  test('for people the same: stages side by side, the culprit, the command that failed and its words', async () => {
    const { goswitch } = await openMachine("export GOHARM='go-build say no room'");
    const { code, stdout } = await goswitch.run(['doctor', '--self-test']);
    expect(code).toBe(11);
    expect(stdout).toMatch(/^✗ {2}go build +failed +[\d.]+ m?s$/m);
    expect(stdout).toContain('GOHARM = go-build say no room  (~/.profile:2)  causes it by itself');
    expect(stdout).toMatch(/\$ go build -o app \.\n +go build exited with code 1: no room/);
  });

  test('--here takes the variables of this process; an SDK can be named by its root', async () => {
    const { goswitch, root } = await openMachine("export GOHARM='compile 4'");
    const { code, value } = await goswitch.json(['doctor', '--self-test', '--here', root], {
      env: { GOHARM: 'go-build slow' },
    });
    const { verdict, environment, sdk } = value as SelfTestReport;
    expect([code, verdict?.kind, environment.from, sdk.root]).toEqual([10, 'slow-in-yours', 'process', root]);
  });

  test('what does not go together, and what is no SDK, is refused', async () => {
    const { goswitch, userHome } = await openMachine();
    expect((await goswitch.json(['doctor', '--self-test', '--fix'])).value).toMatchObject({
      error: { code: 'invalid-input' },
    });
    expect((await goswitch.json(['doctor', '--here'])).value).toMatchObject({ error: { code: 'invalid-input' } });
    expect((await goswitch.json(['doctor', '--self-test', userHome])).value).toMatchObject({
      error: { code: 'sdk-invalid' },
    });
    expect((await goswitch.json(['doctor', '--self-test', '1.19'])).value).toMatchObject({
      error: { code: 'sdk-not-installed' },
    });
  });
});
