import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox();
  const root = path.join(sandbox.userHome, 'sdk', 'go1.24.11');
  await makeFakeSdk(root, { version: 'go1.24.11' });
  return { ...sandbox, root, goswitch: goswitchIn(sandbox) };
}

describe('goswitch import', () => {
  it('lists what can be adopted', async () => {
    const { goswitch, root } = await setUp();
    const { code, value } = await goswitch.json(['import']);
    const row = { version: 'go1.24.11', os: 'linux', arch: 'amd64', root, kind: 'external', active: false };
    const rest = { origin: null, verifiedBy: null, support: 'unknown', installedAt: null };
    expect({ code, rows: (value as { root: string }[]).filter((sdk) => sdk.root === root) }).toEqual({
      code: 0,
      rows: [{ ...row, ...rest }],
    });
  });

  it.each(['copy', 'link'] as const)('adopts one (%s)', async (mode) => {
    const { goswitch, root, context } = await setUp();
    const args = mode === 'link' ? ['import', root, '--link'] : ['import', path.relative(path.dirname(root), root)];
    const { code, value } = await goswitch.json(args, { cwd: path.dirname(root) });
    const adopted = context.layout.sdk('go1.24.11');
    expect({ code, value }).toEqual({
      code: 0,
      value: {
        ok: true,
        version: 'go1.24.11',
        name: 'go1.24.11',
        os: 'linux',
        arch: 'amd64',
        root: adopted,
        mode,
        origin: 'adopted',
        verifiedBy: null,
        installedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        files: expect.any(Number),
        bytes: expect.any(Number),
      },
    });
    expect((await lstat(adopted)).isSymbolicLink()).toBe(mode === 'link');
  });

  it('refuses what is no SDK', async () => {
    const { goswitch, userHome } = await setUp();
    expect(await goswitch.json(['import', userHome])).toMatchObject({
      code: 4,
      value: { ok: false, error: { code: 'sdk-invalid' } },
    });
  });
});
