import { chmod, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { activeVersionCheck } from '../../../../../electron/core/doctor/checks/rules/active-version.ts';
import { sdkCompleteCheck } from '../../../../../electron/core/doctor/checks/rules/sdk-complete.ts';
import { sdksByHandCheck } from '../../../../../electron/core/doctor/checks/rules/sdks-by-hand.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { type CheckMachine, openCheck } from '../../../../helpers/check-machine.ts';
import { installFakeSdk, makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { fixByInstall, linuxSandbox, openCheckWithReleases, WHOLE } from '../../../../helpers/known-releases.ts';
import { recordingProgress } from '../../../../helpers/recording-progress.ts';

/** An SDK outside the home, linked as go1.26.3 and active. */
async function linkedAndActive(
  sandbox: Awaited<ReturnType<typeof linuxSandbox>>,
  machine: CheckMachine,
): Promise<string> {
  const folder = path.join(sandbox.dir, 'official');
  await makeFakeSdk(folder, { version: 'go1.26.3' });
  await (await machine.core.sdks()).import(folder, { mode: 'link', progress: recordingProgress() });
  await (await machine.core.switching()).use('1.26.3');
  return folder;
}

it('says nothing of SDKs that are as they were', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, sdksByHandCheck);
  await linkedAndActive(sandbox, machine);
  expect(await machine.find()).toEqual([]);
});

it('a link whose folder holds another version names both and the command that follows; nobody offers an install instead', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, sdksByHandCheck);
  const root = await linkedAndActive(sandbox, machine);
  await rm(root, { recursive: true });
  await makeFakeSdk(root, { version: 'go1.26.8' });
  const params = { name: 'go1.26.3', version: 'go1.26.8', root, repair: `goswitch import ${root} --link` };
  const [found] = await expectFindings(machine, [{ kind: 'sdk-replaced', severity: 'error', params }]);
  expect(found).not.toHaveProperty('fix');
  expect(await (await openCheck(sandbox, activeVersionCheck)).find()).toEqual([]);
});

it('a link that leads nowhere is repaired by installing the very version', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheckWithReleases(sandbox, sdksByHandCheck, {
    releases: [{ version: 'go1.26.3', files: WHOLE }],
  });
  const root = await linkedAndActive(sandbox, machine);
  await rm(root, { recursive: true });
  const [found] = await expectFindings(machine, [
    { kind: 'sdk-link-lost', severity: 'error', params: { name: 'go1.26.3', root } },
  ]);
  expect(await fixByInstall(machine, found)).toEqual([]);
  expect(await (await machine.core.switching()).active()).toBe('go1.26.3');
});

it('a folder without a manifest, or under another name, is told with the command that adopts it', async () => {
  const sandbox = await linuxSandbox();
  const { layout } = sandbox.context;
  const machine = await openCheck(sandbox, sdksByHandCheck);
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await rename(layout.sdk('go1.26.3'), layout.sdk('go1.25'));
  await symlink(layout.sdk('go1.25'), path.join(layout.versions, 'go1.24.0'));
  const place = layout.sdk('go1.25');
  await expectFindings(machine, [
    { kind: 'sdk-no-manifest', severity: 'warning', params: { name: 'go1.24.0', repair: `goswitch import ${place}` } },
    {
      kind: 'sdk-no-manifest',
      severity: 'warning',
      params: { name: 'go1.25', place, repair: `goswitch import ${place}` },
    },
  ]);
});

it('programs that were copied without their modes are repaired by sdk-complete, all of them', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, sdkCompleteCheck);
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  const root = sandbox.context.layout.sdk('go1.26.3');
  const programs = ['bin/go', 'bin/gofmt', 'pkg/tool/linux_amd64/compile', 'pkg/tool/linux_amd64/link'];
  for (const program of programs) await chmod(path.join(root, program), 0o644);
  const found = (await machine.find()).find(({ kind }) => kind === 'sdk-not-executable');
  expect(found?.params).toMatchObject({ files: programs.join(', ') });
});
