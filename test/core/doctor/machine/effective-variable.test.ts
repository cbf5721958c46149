import { expect, it } from 'vitest';
import { goosGoarchCheck } from '../../../../electron/core/doctor/checks/rules/goos-goarch.ts';
import { variableIn } from '../../../../electron/core/doctor/machine/effective-variable.ts';
import { expectFindings } from '../../../helpers/check-cases.ts';
import { openCheck } from '../../../helpers/check-machine.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it.each([
  ['a value of its own', { GOOS: 'windows' }, { GOOS: 'plan9' }, ['windows', 'plan9']],
  ['what this process has from a terminal', { GOOS: 'windows' }, { GOOS: 'windows' }, ['windows', 'windows']],
  ['nothing, though the other has something', { GOOS: 'windows' }, {}, ['windows', undefined]],
] as const)('in the login shell and in the process: %s', async (_, loginEnv, env, values) => {
  const machine = await openCheck(await createSandbox(), goosGoarchCheck, { loginEnv, env });
  const { tools } = machine.tools();
  const found = await Promise.all((await tools.surroundings()).map((one) => variableIn(tools, 'GOOS', one)));
  expect(found.map((one) => one?.value)).toEqual(values);
});

it('what the go env file says counts in both, unless the environment says something', async () => {
  const files = { '.config/go/env': 'GOOS=plan9\n' };
  const machine = await openCheck(await createSandbox(), goosGoarchCheck, { files, env: { GOOS: 'windows' } });
  const { tools } = machine.tools();
  const found = await Promise.all((await tools.surroundings()).map((one) => variableIn(tools, 'GOOS', one)));
  expect(found.map((one) => one?.source.origin)).toEqual(['go-env-file', 'process']);
});

it('a pair is the pair of one place: the same GOOS with another GOARCH in this process', async () => {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  const machine = await openCheck(sandbox, goosGoarchCheck, {
    loginEnv: { GOOS: 'windows' },
    env: { GOOS: 'windows', GOARCH: 'arm64' },
  });
  const kind = 'goos-goarch-left-set';
  await expectFindings(machine, [
    { kind, severity: 'error', params: { variable: 'GOOS', pair: 'windows/amd64' } },
    { kind, severity: 'error', params: { variable: 'GOOS', pair: 'windows/arm64' } },
    { kind, severity: 'error', params: { variable: 'GOARCH', pair: 'windows/arm64' } },
  ]);
});
