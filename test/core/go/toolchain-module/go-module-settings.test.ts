import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGoModuleSettings } from '../../../../electron/core/go/toolchain-module/go-module-settings.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { failure } from './module-world.ts';

async function settingsOf(options: {
  env?: Record<string, string>;
  user?: string;
  sdks?: readonly string[];
  own?: string;
}) {
  const sandbox = await createSandbox({ env: options.env ?? {}, os: 'linux' });
  if (options.user !== undefined) {
    await mkdir(path.join(sandbox.userHome, '.config', 'go'), { recursive: true });
    await writeFile(path.join(sandbox.userHome, '.config', 'go', 'env'), options.user);
  }
  const roots = await Promise.all(
    (options.sdks ?? []).map(async (text, at) => {
      const root = path.join(sandbox.dir, `sdk${at}`);
      await mkdir(root);
      await writeFile(path.join(root, 'go.env'), text);
      return root;
    }),
  );
  return await readGoModuleSettings({ context: sandbox.context, own: options.own ?? '', roots });
}

const SDK = 'GOPROXY=https://sdk.example,direct\nGOSUMDB=sum.golang.org\n';

describe('the list comes from', () => {
  it.each([
    [
      'the environment before all that Go knows',
      { env: { GOPROXY: 'https://env.example' }, user: 'GOPROXY=https://user.example', sdks: [SDK] },
      'environment',
      'https://env.example',
    ],
    [
      'the file of go env -w before an SDK',
      { user: 'GOPROXY=https://user.example', sdks: [SDK] },
      'go-env-file',
      'https://user.example',
    ],
    ['the first SDK that has one', { sdks: ['GOTOOLCHAIN=auto\n', SDK] }, 'sdk', 'https://sdk.example,direct'],
    [
      'GoSwitch’s own setting before everything',
      { own: ' https://own.example ', env: { GOPROXY: 'https://env.example' }, sdks: [SDK] },
      'goswitch',
      'https://own.example',
    ],
    [
      'an SDK when the variable is there but empty',
      { env: { GOPROXY: '' }, sdks: [SDK] },
      'sdk',
      'https://sdk.example,direct',
    ],
  ] as const)('%s', async (_name, options, goproxyFrom, goproxy) => {
    expect(await settingsOf(options)).toMatchObject({ goproxyFrom, goproxy });
  });

  it('nowhere: that is said, and how to set one', async () => {
    expect(await failure(settingsOf({ sdks: ['GOTOOLCHAIN=auto\n'] }))).toMatchObject({ code: 'goproxy-unset' });
    expect(await failure(settingsOf({}))).toMatchObject({
      code: 'goproxy-unset',
      message: expect.stringContaining('No Go module proxy is configured'),
    });
  });
});

it('GOSUMDB and GOAUTH come from the same places, with the defaults of Go', async () => {
  expect(await settingsOf({ own: 'a.example' })).toMatchObject({
    gosumdb: 'sum.golang.org',
    goauth: 'netrc',
    isSingleFile: false,
  });
  const set = await settingsOf({ own: 'file:///srv/go', env: { GOSUMDB: 'off' }, user: 'GOAUTH=off' });
  expect(set).toMatchObject({ gosumdb: 'off', goauth: 'off', isSingleFile: true });
});

it('a list that cannot be read is an error', async () => {
  expect(await failure(settingsOf({ env: { GOPROXY: 'proxy' } }))).toMatchObject({ code: 'go-setting-invalid' });
});
