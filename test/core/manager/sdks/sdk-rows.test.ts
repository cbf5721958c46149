import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { readSdkRows } from '../../../../electron/core/manager/sdks/sdk-rows.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk, makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it('tells of each SDK what removing it frees, and what stays', async () => {
  const { context, dir, userHome } = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  const linkedTo = path.join(dir, 'elsewhere', 'go');
  const external = path.join(userHome, 'sdk', 'go1.22.1');
  await mkdir(path.join(dir, 'root'));
  await makeFakeSdk(linkedTo, { version: 'go1.24.2' });
  await makeFakeSdk(external, { version: 'go1.22.1' });
  await installFakeSdk(context, { version: 'go1.26.3' });
  await installFakeSdk(context, {
    version: 'go1.24.2',
    manifest: { linkedTo, origin: 'adopted', verifiedBy: null, archive: null },
  });
  const sdks = createSdks(context, { ...createEngineParts(context), systemRoot: path.join(dir, 'root') });
  const rows = await readSdkRows(sdks);
  expect(
    rows.map(({ id, family, kind, sizeBytes, fileCount, linkedTo: stays }) => ({
      id,
      family,
      kind,
      sizeBytes,
      fileCount,
      stays,
    })),
  ).toEqual([
    { id: 'go1.26.3', family: '1.26', kind: 'installed', sizeBytes: expect.any(Number), fileCount: 7, stays: null },
    { id: 'go1.24.2', family: '1.24', kind: 'installed', sizeBytes: 0, fileCount: 7, stays: linkedTo },
    { id: external, family: '1.22', kind: 'external', sizeBytes: null, fileCount: null, stays: null },
  ]);
  expect(rows.toSorted((a, b) => (a.order < b.order ? 1 : -1))).toEqual(rows);
});
