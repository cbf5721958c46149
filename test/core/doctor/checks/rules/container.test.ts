import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { containerCheck } from '../../../../../electron/core/doctor/checks/rules/container.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { LINUX, linuxSandbox } from '../../../../helpers/known-releases.ts';
import { createSandbox, realClock } from '../../../../helpers/sandbox.ts';

const active = 'go1.26.3';
const SOURCE = 'sys/devices/system/clocksource/clocksource0/current_clocksource';
const CONFINED = {
  'proc/self/status': 'Name:\tx\nSeccomp:\t2\nSeccomp_filters:\t1\n',
  '.dockerenv': '',
  'proc/1/cgroup': '0::/docker/0123\n',
};

/** A machine whose active go does this. */
async function machineWhere(script: string, systemFiles: Record<string, string> = {}) {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, containerCheck, { active, systemFiles });
  const go = path.join(sandbox.home, 'versions', active, 'bin/go');
  await writeFile(go, `#!/bin/sh\n${script}\n`);
  return { machine, go };
}

it('says nothing of a container in which go answers', async () => {
  const { machine } = await machineWhere('echo "go version go1.26.3 linux/amd64"', { ...CONFINED, [SOURCE]: 'tsc\n' });
  expect(await machine.find()).toEqual([]);
});

it('go is killed, in a container with a filter of system calls', async () => {
  const { machine, go } = await machineWhere('kill -SYS $$', CONFINED);
  const [found] = await expectFindings(machine, [{ kind: 'go-killed', severity: 'error', params: { go } }]);
  expect(found!.evidence.map(({ name, source }) => [name, source!.file, source!.line])).toEqual([
    ['go version', go, null],
    ['system-call filter', path.join(machine.systemRoot, 'proc/self/status'), 2],
    ['container', path.join(machine.systemRoot, '.dockerenv'), null],
    ['container', path.join(machine.systemRoot, 'proc/1/cgroup'), 1],
  ]);
});

it.each([
  'runtime: failed to create new OS thread (have 2 already; errno=1)',
  'runtime/cgo: pthread_create failed: Operation not permitted',
])('threads are denied: %s', async (words) => {
  const { machine } = await machineWhere(`echo '${words}' >&2; exit 2`);
  const [found] = await expectFindings(machine, [{ kind: 'threads-denied', severity: 'error' }]);
  expect(found!.evidence[0]!.value).toBe(words.replace('runtime: ', '').replace('runtime/cgo: ', ''));
});

it('the limit of processes', async () => {
  const { machine } = await machineWhere(
    "echo 'runtime: failed to create new OS thread (have 4 already; errno=11)' >&2; exit 2",
  );
  await expectFindings(machine, [{ kind: 'processes-limited', severity: 'error', params: { limit: '4' } }]);
});

it('says nothing of a go that fails for another reason', async () => {
  expect(
    await (await machineWhere('echo "go: cannot find GOROOT directory" >&2; exit 2', CONFINED)).machine.find(),
  ).toEqual([]);
  expect(await (await machineWhere('kill -SEGV $$', CONFINED)).machine.find()).toEqual([]);
});

it('the clock stands still', async () => {
  const sandbox = await createSandbox({ native: LINUX, clock: { ...realClock, now: () => 0 } });
  const machine = await openCheck(sandbox, containerCheck, { systemFiles: CONFINED });
  const [found] = await expectFindings(machine, [{ kind: 'clock-stands-still', severity: 'error' }]);
  expect(found!.evidence[0]!.value).toContain('1970-01-01');
});

it('the clock is read by a call into the kernel', async () => {
  const machine = await openCheck(await linuxSandbox(), containerCheck, { systemFiles: { [SOURCE]: 'hpet\n' } });
  await expectFindings(machine, [{ kind: 'clock-source-slow', severity: 'note', params: { source: 'hpet' } }]);
});

it('does not apply elsewhere', async () => {
  expect(await (await openCheck(await createSandbox({ os: 'darwin' }), containerCheck)).run()).toBe('not-applicable');
});
