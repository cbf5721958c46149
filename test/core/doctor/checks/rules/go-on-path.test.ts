import { existsSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goOnPathCheck } from '../../../../../electron/core/doctor/checks/rules/go-on-path.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck, writeProgram } from '../../../../helpers/check-machine.ts';
import { makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { keepIndex, linuxSandbox } from '../../../../helpers/known-releases.ts';

const active = 'go1.26.3';

/** A home with `~/other/bin/go`, and the folder of that. */
async function sandboxWithOther() {
  const sandbox = await linuxSandbox();
  const root = path.join(sandbox.userHome, 'other');
  await makeFakeSdk(root, { version: 'go1.25.4' });
  return { sandbox, other: path.join(root, 'bin') };
}

it('says nothing where the shims come first, whatever is behind them', async () => {
  const { sandbox, other } = await sandboxWithOther();
  const PATH = `${path.join(sandbox.home, 'shims')}:${other}`;
  expect(await (await openCheck(sandbox, goOnPathCheck, { active, loginEnv: { PATH } })).find()).toEqual([]);
});

it('a version is active, and no shell knows: the fix is set-up', async () => {
  const { sandbox, other } = await sandboxWithOther();
  const machine = await openCheck(sandbox, goOnPathCheck, { active, loginEnv: { PATH: other } });
  const [found] = await expectFindings(machine, [
    { kind: 'set-up-missing', severity: 'warning', params: { version: active } },
  ]);
  expect(found!.evidence[1]).toEqual({
    name: path.join(other, 'go'),
    value: 'go1.25.4, manual',
    source: { origin: 'file', file: path.join(sandbox.userHome, '.profile'), line: 1 },
  });
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('nothing is active, and there is no go', async () => {
  const sandbox = await linuxSandbox();
  await keepIndex(sandbox, ['go1.25.4', active]);
  const machine = await openCheck(sandbox, goOnPathCheck, { loginEnv: { PATH: '/nowhere' } });
  const [found] = await expectFindings(machine, [{ kind: 'no-go', severity: 'error' }]);
  expect((await found!.fix!.preview()).steps).toEqual([
    { kind: 'install', version: active },
    { kind: 'use', version: active },
  ]);
});

it('two go of others, none of GoSwitch', async () => {
  const { sandbox, other } = await sandboxWithOther();
  const second = path.join(sandbox.userHome, 'second');
  await makeFakeSdk(second, { version: 'go1.24.9' });
  const machine = await openCheck(sandbox, goOnPathCheck, { loginEnv: { PATH: `${other}:${second}/bin` } });
  const params = { first: `${other}/go`, others: `${second}/bin/go` };
  const [found] = await expectFindings(machine, [{ kind: 'several-go', severity: 'note', params }]);
  expect(found!.evidence.map(({ value }) => value)).toEqual(['go1.25.4, manual', 'go1.24.9, manual']);
});

describe.runIf(existsSync('/bin/bash'))('after set-up, in bash', () => {
  const systemFiles = { 'etc/shells': '/bin/bash\n' };

  async function machineSetUp(line: string) {
    const { sandbox, other } = await sandboxWithOther();
    const machine = await openCheck(sandbox, goOnPathCheck, {
      active,
      systemFiles,
      loginEnv: { PATH: '/usr/bin:/bin' },
      files: { '.bashrc': '# mine\n' },
    });
    await (await machine.core.profiles()).apply();
    await appendFile(path.join(sandbox.userHome, '.bashrc'), `${line.replace('OTHER', other)}\n`);
    return { sandbox, machine, other };
  }

  it('says nothing when nothing comes after the block', async () => {
    expect(await (await machineSetUp('alias ll="ls -l"')).machine.find()).toEqual([]);
  });

  it('starts no shell that set-up does not cover', async () => {
    const { machine, sandbox } = await machineSetUp('');
    const started = path.join(sandbox.dir, 'started');
    await writeProgram(path.join(machine.systemRoot, 'zsh'), `touch '${started}'`);
    await writeFile(path.join(machine.systemRoot, 'etc/shells'), `/bin/bash\n${machine.systemRoot}/zsh\n`);
    await writeFile(path.join(sandbox.userHome, '.zshrc'), '');
    expect(await machine.find()).toEqual([]);
    expect(existsSync(started)).toBe(false);
    await (await machine.core.profiles()).checkShells();
    expect(existsSync(started)).toBe(true);
  });

  it('a line that puts another go first is commented out', async () => {
    const { sandbox, machine, other } = await machineSetUp('export PATH="OTHER:$PATH"');
    const [found] = await expectFindings(machine, [
      { kind: 'go-shadowed', severity: 'error', params: { go: `${other}/go`, shells: 'bash' } },
    ]);
    const file = path.join(sandbox.userHome, '.bashrc');
    expect(found!.evidence[0]).toMatchObject({
      value: `export PATH="${other}:$PATH"`,
      source: { origin: 'file', file, line: 5 },
    });
    expect((await machine.fixAndUndo(found)).after).toEqual([]);
  });

  it('a line that puts other folders on PATH, too, is left to the person', async () => {
    const { machine } = await machineSetUp('export PATH="OTHER:/opt/tools/bin:$PATH"');
    const [found] = await expectFindings(machine, [{ kind: 'go-shadowed', severity: 'error' }]);
    expect(found).not.toHaveProperty('fix');
  });

  it('an alias is commented out', async () => {
    const { machine } = await machineSetUp("alias go='/usr/bin/env go'");
    const [found] = await expectFindings(machine, [
      { kind: 'go-alias', severity: 'error', params: { shells: 'bash' } },
    ]);
    expect((await machine.fixAndUndo(found)).after).toEqual([]);
  });

  it('a profile that ends before the block, which set-up could not mend', async () => {
    const { machine, sandbox } = await machineSetUp('');
    const file = path.join(sandbox.userHome, '.bashrc');
    await writeFile(file, `PATH=/nowhere\nreturn\n${await readFile(file, 'utf8')}`);
    const [found] = await expectFindings(machine, [
      { kind: 'shims-not-found', severity: 'error', params: { shells: 'bash' } },
    ]);
    expect(found!.fix).toBeUndefined();
  });

  it('a block that is gone is written anew', async () => {
    const { machine, sandbox } = await machineSetUp('');
    await writeFile(path.join(sandbox.userHome, '.bashrc'), 'PATH=/nowhere\n');
    const [found] = await expectFindings(machine, [
      { kind: 'shims-not-found', severity: 'error', params: { shells: 'bash' } },
    ]);
    expect((await machine.fixAndUndo(found)).after).toEqual([]);
  });

  it('a profile that ends the shell', async () => {
    const { machine } = await machineSetUp('exit 3');
    const found = await machine.find();
    expect(found.map(({ kind }) => kind)).toEqual(['shell-silent']);
    expect(found[0]).toMatchObject({ severity: 'warning', params: { shells: 'bash' } });
  });
});
