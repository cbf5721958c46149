import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox();
  await installFakeSdk(sandbox.context, { version: 'go1.25.5' });
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await writeFile(sandbox.context.layout.active, 'go1.26.3\n');
  return { ...sandbox, goswitch: goswitchIn(sandbox) };
}

describe('goswitch uninstall', () => {
  it('removes one and says which', async () => {
    const { goswitch, context } = await setUp();
    expect(await goswitch.json(['uninstall', '1.25.5'])).toEqual({
      code: 0,
      value: { ok: true, name: 'go1.25.5', version: 'go1.25.5', wasActive: false },
    });
    expect(existsSync(context.layout.sdk('go1.25.5'))).toBe(false);
  });

  it('wants --force for the active one, and then says what that means', async () => {
    const { goswitch } = await setUp();
    const refused = await goswitch.run(['uninstall', '1.26.3']);
    expect(refused).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining('--force') });
    expect(await goswitch.run(['uninstall', '1.26.3', '--force'])).toEqual({
      code: 0,
      stdout: 'Removed go1.26.3\n',
      stderr: expect.stringMatching(/No version is active now\. Set one with goswitch use <version>\.\n$/),
    });
  });

  it('knows what is not there', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.json(['uninstall', '1.20.1'])).toMatchObject({
      code: 3,
      value: { ok: false, error: { code: 'sdk-not-installed' } },
    });
  });
});
