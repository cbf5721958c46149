import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  return { ...sandbox, goswitch: goswitchIn(sandbox) };
}

/** The external SDKs of this machine are listed too; these tests are about the sandbox. */
function inSandbox(rows: unknown, dir: string): unknown[] {
  return (rows as { root: string }[]).filter(({ root }) => root.startsWith(dir));
}

describe('goswitch ls', () => {
  it('gives the documented shape', async () => {
    const { context, goswitch, dir } = await setUp();
    await installFakeSdk(context, { version: 'go1.25.5' });
    await installFakeSdk(context, { version: 'go1.26.3' });
    await writeFile(context.layout.active, 'go1.25.5\n');
    const { code, value } = await goswitch.json(['ls']);
    const row = {
      os: 'linux',
      arch: 'amd64',
      kind: 'installed',
      origin: 'official',
      verifiedBy: 'sha256',
      support: 'unknown',
    };
    const installedAt = '2026-11-21T00:00:00.000Z';
    expect({ code, rows: inSandbox(value, dir) }).toEqual({
      code: 0,
      rows: [
        { version: 'go1.26.3', ...row, root: context.layout.sdk('go1.26.3'), active: false, installedAt },
        { version: 'go1.25.5', ...row, root: context.layout.sdk('go1.25.5'), active: true, installedAt },
      ],
    });
  });

  it('shows a table with the active one marked', async () => {
    const { context, goswitch } = await setUp();
    await installFakeSdk(context, { version: 'go1.26.3' });
    await installFakeSdk(context, { version: 'go1.25.5' });
    await writeFile(context.layout.active, 'go1.26.3\n');
    const { code, stdout, stderr } = await goswitch.run(['ls']);
    const lines = stdout.split('\n').filter((line) => /VERSION|goswitch/.test(line));
    expect({ code, stderr, lines: lines.map((line) => line.replace(/ {2,}/g, '  ')) }).toEqual({
      code: 0,
      stderr: '',
      lines: [
        '  VERSION  PLATFORM  STATUS  ORIGIN  ROOT',
        '*  go1.26.3  linux/amd64  unknown  official  ~/.goswitch/versions/go1.26.3',
        '  go1.25.5  linux/amd64  unknown  official  ~/.goswitch/versions/go1.25.5',
      ],
    });
    expect(new Set(lines.map((line) => /VERSION|go1/.exec(line)?.index)).size).toBe(1);
  });

  it('says what to do when nothing is installed', async () => {
    const { goswitch } = await setUp();
    const { code, stderr } = await goswitch.run(['ls']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'Nothing is installed yet. To install the newest Go, run: goswitch install latest --use\n',
    });
  });

  it('says so when nothing is active, but not to those who want it quiet', async () => {
    const { context, goswitch } = await setUp();
    await installFakeSdk(context, { version: 'go1.26.3' });
    expect((await goswitch.run(['ls'])).stderr).toBe('No version is active. Set one with goswitch use <version>.\n');
    expect((await goswitch.run(['ls', '--quiet'])).stderr).toBe('');
  });

  it('does not make a home', async () => {
    const { goswitch, home } = await setUp();
    await goswitch.run(['ls']);
    const { existsSync } = await import('node:fs');
    expect(existsSync(home)).toBe(false);
  });
});
