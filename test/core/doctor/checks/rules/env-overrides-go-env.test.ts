import path from 'node:path';
import { expect, it } from 'vitest';
import { envOverridesGoEnvCheck } from '../../../../../electron/core/doctor/checks/rules/env-overrides-go-env.ts';
import { expectFindings, expectFine, goEnvFileOf } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const files = { '.config/go/env': 'GOPROXY=direct\nGOFLAGS=-trimpath\nGOROOT=/x\n' };

it('the environment says otherwise', async () => {
  const sandbox = await createSandbox();
  const loginEnv = { GOPROXY: 'https://me:password1@proxy.corp.example', GOFLAGS: '-trimpath', GOROOT: '/y' };
  const machine = await openCheck(sandbox, envOverridesGoEnvCheck, { files, loginEnv });
  const params = { variable: 'GOPROXY', value: 'https://***@proxy.corp.example', written: 'direct' };
  const [found] = await expectFindings(machine, [{ kind: 'env-overrides-go-env', severity: 'warning', params }]);
  expect(found?.evidence.map(({ source }) => source)).toEqual([
    { origin: 'login-shell', file: path.join(sandbox.userHome, '.profile'), line: 2 },
    { origin: 'go-env-file', file: goEnvFileOf(sandbox), line: 1 },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('says nothing where both agree, or one of them does not speak', async () => {
  await expectFine(envOverridesGoEnvCheck, { GOPROXY: 'direct', GOSUMDB: 'off' }, { files });
  await expectFine(envOverridesGoEnvCheck, { GOPROXY: 'direct' });
  await expectFine(envOverridesGoEnvCheck, { GOPROXY: 'off' }, { files: { '.config/go/env': 'GOPROXY=\n' } });
});
