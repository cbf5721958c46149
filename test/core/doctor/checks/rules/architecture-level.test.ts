import { expect, it } from 'vitest';
import { architectureLevelCheck } from '../../../../../electron/core/doctor/checks/rules/architecture-level.ts';
import {
  expectFindings,
  expectFine,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { findRealGo } from '../../../../helpers/real-go.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const V2 = 'processor\t: 0\nflags\t\t: fpu cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3\nbugs\t\t:\n';
const amd64 = { native: { os: 'linux', arch: 'amd64' } };

it('a level that Go does not know', async () => {
  const isOurs = (await createSandbox()).context.native.arch === 'amd64';
  const expected = {
    kind: 'architecture-level-invalid',
    severity: isOurs ? 'error' : 'warning',
    params: { allowed: 'v1, v2, v3, v4' },
  } as const;
  await expectRepairedProfile(architectureLevelCheck, { GOAMD64: 'v9' }, expected);
  await expectRepairedGoEnv(architectureLevelCheck, ['GOAMD64', 'v9'], expected);
});

it('one of another architecture harms nothing here, where Go says nothing of it', async () => {
  await expectRepairedProfile(
    architectureLevelCheck,
    { GOARM: '9' },
    { kind: 'architecture-level-invalid', severity: 'warning' },
  );
});

it.skipIf(findRealGo() === null)('one that a real Go stops at is an error on every machine', async () => {
  const expected = { kind: 'architecture-level-invalid', severity: 'error' } as const;
  await expectRepairedProfile(architectureLevelCheck, { GOMIPS: 'float' }, expected, { realGo: findRealGo()!.root });
});

it('more than the processor has', async () => {
  const systemFiles = { 'proc/cpuinfo': V2 };
  const sandbox = await createSandbox(amd64);
  const machine = await openCheck(sandbox, architectureLevelCheck, { systemFiles, loginEnv: { GOAMD64: 'v3' } });
  const params = { value: 'v3', hardware: 'v2' };
  const [found] = await expectFindings(machine, [
    { kind: 'architecture-level-above-hardware', severity: 'error', params },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('says nothing of levels that Go knows and the processor has, nor where that cannot be told', async () => {
  const known = {
    GO386: 'sse2',
    GOARM: '7,hardfloat',
    GOARM64: 'v8.1,lse,crypto',
    GOMIPS: 'softfloat',
    GOPPC64: 'power9',
    GORISCV64: 'rva22u64',
  };
  await expectFine(architectureLevelCheck, { ...known, GOWASM: 'satconv,signext', GOMIPS64: 'hardfloat' });
  for (const systemFiles of [{ 'proc/cpuinfo': V2 }, { 'proc/cpuinfo': 'Features : asimd\n' }, {}]) {
    const machine = await openCheck(await createSandbox(amd64), architectureLevelCheck, {
      systemFiles,
      loginEnv: { GOAMD64: 'v2' },
    });
    expect(await machine.find()).toEqual([]);
  }
});
