import { expect, it } from 'vitest';
import { goosGoarchCheck } from '../../../../../electron/core/doctor/checks/rules/goos-goarch.ts';
import { expectFindings, expectFine, expectRepairedGoEnv } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const native = { os: 'linux', arch: 'amd64' };
const open = async (loginEnv: Record<string, string>) =>
  await openCheck(await createSandbox({ native }), goosGoarchCheck, { loginEnv });

it.each([
  [
    { GOOS: 'windows' },
    { kind: 'goos-goarch-left-set', severity: 'error', params: { pair: 'windows/amd64', native: 'linux/amd64' } },
  ],
  [{ GOARCH: 'arm64' }, { kind: 'goos-goarch-left-set', severity: 'error', params: { pair: 'linux/arm64' } }],
  [{ GOARCH: '386' }, { kind: 'goarch-narrow', severity: 'warning', params: { value: '386' } }],
  [{ GOOS: 'foo' }, { kind: 'goos-goarch-unsupported', severity: 'error', params: { pair: 'foo/amd64' } }],
  [{ GOOS: 'aix' }, { kind: 'goos-goarch-unsupported', severity: 'error', params: { pair: 'aix/amd64' } }],
] as const)('%j', async (env, expected) => {
  const machine = await open(env);
  const [found] = await expectFindings(machine, [expected]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('both of a pair are named', async () => {
  const machine = await open({ GOOS: 'js', GOARCH: 'wasm' });
  const params = { pair: 'js/wasm' };
  await expectFindings(machine, [
    { kind: 'goos-goarch-left-set', severity: 'error', params: { ...params, variable: 'GOOS' } },
    { kind: 'goos-goarch-left-set', severity: 'error', params: { ...params, variable: 'GOARCH' } },
  ]);
});

it('written with go env -w', async () => {
  await expectRepairedGoEnv(goosGoarchCheck, ['GOOS', 'plan9'], { kind: 'goos-goarch-left-set', severity: 'error' });
});

it("says nothing of this machine's own platform", async () => {
  await expectFine(goosGoarchCheck, {});
  expect(await (await open({ GOOS: 'linux', GOARCH: 'amd64' })).find()).toEqual([]);
});
