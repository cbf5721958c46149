import path from 'node:path';
import { expect, it } from 'vitest';
import { findOnPath } from '../../../../../electron/core/base/programs/find-program.ts';
import { cgoCheck } from '../../../../../electron/core/doctor/checks/rules/cgo.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { type CheckMachineOptions, openCheck, writeProgram } from '../../../../helpers/check-machine.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

/** A machine with a made go of that version, and what stands for a C compiler, where given. */
async function open(options: CheckMachineOptions & { readonly compiler?: string }) {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, cgoCheck, { active: 'go1.26.3', os: 'linux', ...options });
  if (options.compiler !== undefined) await writeProgram(path.join(machine.bin, 'gcc'), options.compiler);
  return machine;
}

const WORKS = '[ "$*" = "-o probe probe.c" ] || exit 9';

it('switched on without a compiler', async () => {
  const machine = await open({ loginEnv: { CGO_ENABLED: '1' } });
  const [found] = await expectFindings(machine, [
    { kind: 'c-compiler-missing', severity: 'error', params: { compiler: 'gcc' } },
  ]);
  const { after } = await machine.fixAndUndo(found);
  // Then Go leaves cgo out by itself, and says nothing of it.
  expect(after.map(({ kind }) => kind)).toEqual(['cgo-silently-off']);
});

it('CC names a program that is not there', async () => {
  const machine = await open({ loginEnv: { CC: '"/opt/no gcc" -m64' }, compiler: WORKS });
  const [found] = await expectFindings(machine, [
    { kind: 'c-compiler-missing', severity: 'error', params: { compiler: '/opt/no gcc', variable: 'CC' } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('a compiler that cannot build the smallest program', async () => {
  const complaint = 'probe.c:1:10: fatal error: stdlib.h: No such file or directory';
  const machine = await open({
    loginEnv: { CGO_ENABLED: '1' },
    compiler: `echo "In file included" >&2; echo "${complaint}" >&2; exit 1`,
  });
  const [found] = await expectFindings(machine, [
    { kind: 'c-compiler-broken', severity: 'error', params: { message: complaint } },
  ]);
  expect(found?.evidence[1]).toEqual({
    name: path.join(machine.bin, 'gcc'),
    value: complaint,
    source: expect.objectContaining({ origin: 'program' }),
  });
});

it('before Go 1.20 cgo is on also without a compiler', async () => {
  await expectFindings(await open({ active: 'go1.19.13' }), [{ kind: 'c-compiler-missing', severity: 'error' }]);
  await expectFindings(await open({ active: 'go1.20' }), [{ kind: 'cgo-silently-off', severity: 'note' }]);
});

it('switched off', async () => {
  const machine = await open({ loginEnv: { CGO_ENABLED: '0' }, compiler: WORKS });
  const [found] = await expectFindings(machine, [{ kind: 'cgo-off', severity: 'note' }]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('a system with musl alone', async () => {
  const machine = await open({ systemFiles: { 'lib/ld-musl-x86_64.so.1': '' }, compiler: WORKS });
  const [found] = await expectFindings(machine, [{ kind: 'cgo-musl', severity: 'note' }]);
  expect(found?.evidence[0]?.source?.file).toBe(path.join(machine.systemRoot, 'lib/ld-musl-x86_64.so.1'));
});

it('says nothing of a compiler that works, also with musl beside glibc, or when building for another platform', async () => {
  expect(await (await open({ compiler: WORKS })).find()).toEqual([]);
  expect(await (await open({ loginEnv: { CGO_ENABLED: '1' }, compiler: WORKS })).find()).toEqual([]);
  const both = { 'lib/ld-musl-x86_64.so.1': '', 'lib64/ld-linux-x86-64.so.2': '' };
  expect(await (await open({ systemFiles: both, compiler: WORKS })).find()).toEqual([]);
  expect(await (await open({ loginEnv: { GOOS: 'windows' } })).find()).toEqual([]);
});

const gcc = await findOnPath('gcc', process.env, process.platform);

it.skipIf(gcc === null || process.platform !== 'linux')('a real compiler builds the program', async () => {
  const sandbox = await createSandbox();
  const loginEnv = { PATH: `${path.join(sandbox.home, 'shims')}:/usr/bin:/bin`, CC: `${gcc} -O1`, CGO_ENABLED: '1' };
  expect(await (await openCheck(sandbox, cgoCheck, { active: 'go1.26.3', os: 'linux', loginEnv })).find()).toEqual([]);
  const wrong = await openCheck(await createSandbox(), cgoCheck, {
    active: 'go1.26.3',
    os: 'linux',
    loginEnv: { CC: `${gcc} --no-such-flag` },
  });
  await expectFindings(wrong, [{ kind: 'c-compiler-broken', severity: 'warning', params: { variable: 'CC' } }]);
});

it('is not applicable without a go', async () => {
  const machine = await openCheck(await createSandbox(), cgoCheck);
  expect(await machine.run()).toBe('not-applicable');
});
