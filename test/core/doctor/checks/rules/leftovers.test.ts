import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { leftoversCheck } from '../../../../../electron/core/doctor/checks/rules/leftovers.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { linuxSandbox } from '../../../../helpers/known-releases.ts';

it('tells what stopped installs left, until it is pruned', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, leftoversCheck, { active: 'go1.26.3' });
  expect(await machine.find()).toEqual([]);
  const staging = path.join(sandbox.home, 'staging/go1.25.4~0badf00d/go');
  await mkdir(staging, { recursive: true });
  await writeFile(path.join(staging, 'file'), Buffer.alloc(1_500_000));
  const [found] = await expectFindings(machine, [
    { kind: 'leftovers', severity: 'note', params: { count: 1, megabytes: 2 } },
  ]);
  expect(found!.evidence).toEqual([
    {
      name: 'staging/go1.25.4~0badf00d',
      value: '1500000 bytes',
      source: { origin: 'file', file: path.dirname(staging), line: null },
    },
  ]);
  expect(found!.fix).toBeUndefined();
  await (await machine.core.sdks()).prune();
  expect(await machine.find()).toEqual([]);
});

it('says nothing of archives that are kept on purpose', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, leftoversCheck);
  await mkdir(path.join(sandbox.home, 'downloads'), { recursive: true });
  await writeFile(path.join(sandbox.home, 'downloads/go1.26.3.linux-amd64.tar.gz'), 'whole');
  expect(await machine.find()).toMatchObject([{ kind: 'leftovers' }]);
  await (await machine.core.settings()).update({ keepDownloads: true });
  expect(await machine.find()).toEqual([]);
});
