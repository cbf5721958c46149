import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox();
  return { ...sandbox, goswitch: goswitchIn(sandbox) };
}

const stall = {
  key: 'stallTimeoutSeconds',
  value: 30,
  default: 30,
  isDefault: true,
  doc: 'A download that receives no byte for this long, or less than 128 bytes a second for twice as long, is tried again',
};

describe('goswitch settings', () => {
  it('gets all of them, or one', async () => {
    const { goswitch } = await setUp();
    const { code, value } = await goswitch.json(['settings']);
    expect(code).toBe(0);
    expect(value).toContainEqual(stall);
    expect(await goswitch.json(['settings', 'get', 'stallTimeoutSeconds'])).toEqual({ code: 0, value: stall });
    expect((await goswitch.run(['settings', 'get', 'stallTimeoutSeconds'])).stdout).toBe('30\n');
    expect((await goswitch.run(['settings'])).stdout).toContain(
      `stallTimeoutSeconds = 30 (default)\n    ${stall.doc}\n`,
    );
  });

  it('sets and unsets', async () => {
    const { goswitch, context } = await setUp();
    const changed = { ...stall, value: 60, isDefault: false };
    expect(await goswitch.json(['settings', 'set', 'stallTimeoutSeconds', '60'])).toEqual({ code: 0, value: changed });
    expect(JSON.parse(await readFile(context.layout.settings, 'utf8'))).toMatchObject({ stallTimeoutSeconds: 60 });
    expect((await goswitch.run(['settings', 'unset', 'stallTimeoutSeconds'])).stdout).toBe(
      'stallTimeoutSeconds = 30 (default)\n',
    );
  });

  it('refuses what is not understood, with what was probably meant', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.run(['settings', 'get', 'stallTimeoutSecond'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: Unknown setting: stallTimeoutSecond\nhint: Did you mean stallTimeoutSeconds?\n',
    });
    expect(await goswitch.run(['settings', 'set', 'stallTimeoutSeconds', 'soon'])).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(await goswitch.run(['settings', 'set', 'stallTimeoutSeconds'])).toMatchObject({ code: 2, stdout: '' });
    expect(await goswitch.run(['settings', 'unset'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('says once that a damaged file was set aside, and never loses it', async () => {
    const { goswitch, home } = await setUp();
    await mkdir(home, { recursive: true });
    await writeFile(`${home}/settings.json`, '{"stallTimeoutSec');
    const { code, stderr } = await goswitch.run(['settings', 'get', 'retries']);
    expect({ code, warnings: stderr.match(/warning: .*set aside/g)?.length }).toEqual({ code: 0, warnings: 1 });
    const aside = (await readdir(home)).find((name) => name.endsWith('.damaged')) ?? '';
    expect(await readFile(`${home}/${aside}`, 'utf8')).toBe('{"stallTimeoutSec');
  });
});
