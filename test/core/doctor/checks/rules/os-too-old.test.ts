import { describe, expect, it } from 'vitest';
import { osTooOldCheck } from '../../../../../electron/core/doctor/checks/rules/os-too-old.ts';
import { missingSystem, readSystemVersion } from '../../../../../electron/core/doctor/machine/system-version.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { installFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { keepIndex, linuxSandbox } from '../../../../helpers/known-releases.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const KERNEL = 'proc/sys/kernel/osrelease';

it('Go 1.26 on a kernel before 3.2: the fix installs the newest that runs there', async () => {
  const sandbox = await linuxSandbox();
  await keepIndex(sandbox, ['go1.22.12', 'go1.23.12', 'go1.24.9', 'go1.26.3']);
  const machine = await openCheck(sandbox, osTooOldCheck, {
    active: 'go1.26.3',
    systemFiles: { [KERNEL]: '2.6.32-754.el6.x86_64\n' },
  });
  const params = { version: 'go1.26.3', needs: 'Linux 3.2', has: 'Linux 2.6.32-754.el6.x86_64', instead: 'go1.23.12' };
  const [found] = await expectFindings(machine, [{ kind: 'os-too-old', severity: 'error', params }]);
  expect((await found!.fix!.preview()).steps).toEqual([
    { kind: 'install', version: 'go1.23.12' },
    { kind: 'use', version: 'go1.23.12' },
  ]);
});

it('is a note for one that nothing runs', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, osTooOldCheck, {
    active: 'go1.23.4',
    systemFiles: { [KERNEL]: '3.0.101\n' },
  });
  await installFakeSdk(sandbox.context, { version: 'go1.24.4' });
  await (await machine.core.sdks()).list();
  await expectFindings(machine, [{ kind: 'os-too-old', severity: 'note', params: { version: 'go1.24.4' } }]);
});

it('says nothing of a kernel that is new enough', async () => {
  const machine = await openCheck(await linuxSandbox(), osTooOldCheck, {
    active: 'go1.26.3',
    systemFiles: { [KERNEL]: '5.15.0-generic\n' },
  });
  expect(await machine.find()).toEqual([]);
});

it('does not apply where the system does not tell', async () => {
  expect(await (await openCheck(await linuxSandbox(), osTooOldCheck, { active: 'go1.26.3' })).run()).toBe(
    'not-applicable',
  );
});

describe('what a version asks of the system', () => {
  it.each([
    ['go1.27.0', 'macOS', '12.7.6', 'macOS 13'],
    ['go1.27.0', 'macOS', '13.0', null],
    ['go1.26.3', 'macOS', '11.7', 'macOS 12'],
    ['go1.24.4', 'macOS', '11.0', null],
    ['go1.22.0', 'macOS', '10.14.6', 'macOS 10.15'],
    ['go1.20.14', 'macOS', '10.14.6', null],
    ['go1.16', 'macOS', '10.11.6', 'macOS 10.12'],
    ['go1.21.0', 'Windows', '6.3.9600', 'Windows 10 or Server 2016'],
    ['go1.20.14', 'Windows', '6.1.7601', null],
    ['go1.26.3', 'Windows', '10.0.22631', null],
    ['go1.24rc1', 'Linux', '3.1', 'Linux 3.2'],
    ['go1.23.12', 'Linux', '2.6.32', null],
    ['go1.18', 'Linux', '2.6.31', 'Linux 2.6.32'],
    ['go1.17.13', 'Linux', '2.6.23', null],
    ['go1.26.3', 'FreeBSD', '11.4', 'FreeBSD 12.2'],
    ['go1.26.3', 'FreeBSD', '14.1', null],
    ['go1.26.3', 'Plan 9', '4', null],
  ])('%s on %s %s: %s', (version, system, text, needs) => {
    expect(missingSystem(version, { system, version: text.split('.').map(Number), text, file: null })).toBe(needs);
  });
});

describe('the version of the system', () => {
  const read = async (os: NodeJS.Platform, files: Record<string, string>, release = '') => {
    const sandbox = await createSandbox({ os });
    const { systemRoot } = await openCheck(sandbox, osTooOldCheck, { systemFiles: files });
    const found = await readSystemVersion({ context: sandbox.context, systemRoot }, () => release);
    return found === null ? null : { system: found.system, version: found.version };
  };

  it('is the product version of macOS', async () => {
    const plist =
      '<plist><dict><key>ProductName</key><string>macOS</string><key>ProductVersion</key>\n\t<string>12.7.6</string></dict></plist>';
    const files = { 'System/Library/CoreServices/SystemVersion.plist': plist };
    expect(await read('darwin', files)).toEqual({ system: 'macOS', version: [12, 7, 6] });
  });

  it('is what the kernel says elsewhere', async () => {
    expect(await read('linux', { [KERNEL]: '6.1.0-25-amd64\n' })).toEqual({ system: 'Linux', version: [6, 1, 0] });
    expect(await read('win32', {}, '10.0.19045')).toEqual({ system: 'Windows', version: [10, 0, 19045] });
    expect(await read('freebsd', {}, '13.2-RELEASE-p4')).toEqual({ system: 'FreeBSD', version: [13, 2] });
    expect(await read('openbsd', {}, '7.5')).toBeNull();
  });
});
