import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox();
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await writeFile(sandbox.context.layout.active, 'go1.26.3\n');
  return { ...sandbox, root: sandbox.context.layout.sdk('go1.26.3'), goswitch: goswitchIn(sandbox) };
}

describe('goswitch verify', () => {
  it('checks the version in effect when none is named', async () => {
    const { goswitch } = await setUp();
    const value = { version: 'go1.26.3', ok: true, checked: 7, changed: [], missing: [], extra: [] };
    expect(await goswitch.json(['verify'])).toEqual({ code: 0, value });
    expect((await goswitch.run(['verify', '1.26'])).stdout).toBe(
      'Unchanged: all 7 files of go1.26.3 are as they were installed\n',
    );
  });

  it('lists every difference and exits with the code of sdk-modified', async () => {
    const { goswitch, root } = await setUp();
    await writeFile(path.join(root, 'VERSION'), 'go9\n');
    await rm(path.join(root, 'src/fmt/print.go'));
    await writeFile(path.join(root, 'src/extra.go'), 'package extra\n');
    const { code, value } = await goswitch.json(['verify']);
    expect({ code, value }).toEqual({
      code: 6,
      value: {
        version: 'go1.26.3',
        ok: false,
        checked: 7,
        changed: ['VERSION'],
        missing: ['src/fmt/print.go'],
        extra: ['src/extra.go'],
      },
    });
    const shown = await goswitch.run(['verify', '--quiet']);
    expect(shown).toEqual({
      code: 6,
      stdout: [
        'Changed: go1.26.3 is not as it was installed (3 differences, 7 files checked)',
        '  changed  VERSION',
        '  missing  src/fmt/print.go',
        '  extra    src/extra.go',
        '',
      ].join('\n'),
      stderr: '',
    });
    expect((await goswitch.run(['verify'])).stderr).toContain(
      'To repair it: goswitch uninstall 1.26.3 --force && goswitch install 1.26.3',
    );
  });
});
