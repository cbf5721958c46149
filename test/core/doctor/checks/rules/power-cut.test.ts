import { stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { powerCutCheck } from '../../../../../electron/core/doctor/checks/rules/power-cut.ts';
import { readManifest, writeManifest } from '../../../../../electron/core/manager/home/manifest.ts';
import { bootId } from '../../../../../electron/core/manager/sdks/boot-id.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { fixByInstall, linuxSandbox, openCheckWithReleases } from '../../../../helpers/known-releases.ts';

const active = 'go1.26.3';

/** An active SDK whose manifest lists two files, and was written during `boot`. */
async function machineOf(boot: string | undefined) {
  const sandbox = await linuxSandbox();
  const machine = await openCheckWithReleases(sandbox, powerCutCheck, { active, releases: [active] });
  const { layout } = sandbox.context;
  const { files: _, ...header } = await readManifest(layout, active);
  const listed = ['bin/go', 'VERSION'].map(async (name) => {
    const { size, mode } = await stat(path.join(layout.sdk(active), name));
    return { path: name, size, mode: mode & 0o777, sha256: 'a'.repeat(64) };
  });
  const files = await Promise.all(listed);
  await writeManifest(layout, {
    ...header,
    fileCount: files.length,
    ...(boot === undefined ? {} : { unflushedBoot: boot }),
    files,
  });
  return { machine, compile: path.join(layout.sdk(active), 'bin/go') };
}

it('a file that a power cut left empty: the fix installs the SDK anew', async () => {
  const { machine, compile } = await machineOf('an earlier start');
  await truncate(compile, 0);
  const [found] = await expectFindings(machine, [
    { kind: 'sdk-cut-short', severity: 'error', params: { version: active, count: 1, files: 'bin/go' } },
  ]);
  expect(found!.evidence[0]).toMatchObject({ name: 'bin/go', source: { file: compile } });
  expect(await fixByInstall(machine, found)).toBe('not-applicable');
});

it('says nothing while the machine still runs, of an SDK that is whole, nor of one that was flushed', async () => {
  const running = await machineOf(await bootId());
  await truncate(running.compile, 0);
  expect(await running.machine.find()).toEqual([]);
  expect(await (await machineOf('an earlier start')).machine.find()).toEqual([]);
  const flushed = await machineOf(undefined);
  await truncate(flushed.compile, 0);
  expect(await flushed.machine.run()).toBe('not-applicable');
});
