import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../../../../electron/core/base/programs/run-program.ts';
import { gorootInGoEnvCheck } from '../../../../../electron/core/doctor/checks/rules/goroot-in-go-env.ts';
import { expectFindings, expectRepairedGoEnv, goEnvFileOf } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

it('a folder that is missing stops every command', async () => {
  await expectRepairedGoEnv(
    gorootInGoEnvCheck,
    ['GOROOT', '/nowhere'],
    { kind: 'goroot-in-go-env-missing', severity: 'error' },
    { active: 'go1.26.3' },
  );
});

it('another version is an error, the one in effect a warning', async () => {
  const sandbox = await createSandbox();
  const other = path.join(sandbox.dir, 'other');
  await makeFakeSdk(other, { version: 'go1.24.4' });
  await mkdir(path.dirname(goEnvFileOf(sandbox)), { recursive: true });
  await appendFile(goEnvFileOf(sandbox), `GOROOT=${other}\n`);
  const machine = await openCheck(sandbox, gorootInGoEnvCheck, { active: 'go1.26.3' });
  const [found] = await expectFindings(machine, [
    { kind: 'goroot-in-go-env', severity: 'error', params: { value: other } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
  const active = path.join(sandbox.home, 'versions/go1.26.3');
  await appendFile(goEnvFileOf(sandbox), `GOROOT=${active}\n`);
  await expectFindings(machine, [{ kind: 'goroot-in-go-env', severity: 'warning', params: { value: active } }]);
});

it('no go is run to find it or to repair it', async () => {
  const started: string[] = [];
  const machine = await openCheck(await createSandbox(), gorootInGoEnvCheck, {
    active: { version: 'go1.26.3', files: {} },
    files: { '.config/go/env': 'GOROOT=/nowhere\n' },
    runProgram: (command, args, options) => {
      started.push(path.basename(command));
      return runProgram(command, args, options);
    },
  });
  await machine.fixAndUndo((await machine.find())[0]);
  expect(started.filter((name) => name.startsWith('go'))).toEqual([]);
});

it('says nothing of a go env file without it, with an empty one, or of none', async () => {
  for (const files of [{}, { '.config/go/env': 'GOROOT=\n' }, { '.config/go/env': 'GOPROXY=direct\n' }]) {
    expect(
      await (await openCheck(await createSandbox(), gorootInGoEnvCheck, { active: 'go1.26.3', files })).find(),
    ).toEqual([]);
  }
});
