import { describe, expect, it } from 'vitest';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../../helpers/serve-made-releases.ts';

async function setUp() {
  const [sandbox, server] = [await createSandbox(), await openReleaseServer()];
  serveMadeReleases(server, ['go1.25.4', 'go1.25.5', 'go1.26.0', 'go1.26.1', 'go1.27rc1']);
  server.addRelease({
    version: 'go1.26.2',
    files: [{ filename: 'go1.26.2.plan9-386.tar.gz', os: 'plan9', arch: '386', bytes: Buffer.from('x') }],
  });
  await setOnlySource(sandbox.home, server, { retries: 0 });
  return { ...sandbox, server, goswitch: goswitchIn(sandbox) };
}

describe('goswitch ls-remote', () => {
  it('gives every stable release in the documented shape', async () => {
    const { goswitch, context } = await setUp();
    await installFakeSdk(context, { version: 'go1.26.0' });
    const row = { stable: true, installed: false, available: true };
    expect(await goswitch.json(['ls-remote'])).toEqual({
      code: 0,
      value: [
        { version: 'go1.26.2', ...row, support: 'supported', available: false },
        { version: 'go1.26.1', ...row, support: 'outdated' },
        { version: 'go1.26.0', ...row, support: 'outdated', installed: true },
        { version: 'go1.25.5', ...row, support: 'supported' },
        { version: 'go1.25.4', ...row, support: 'outdated' },
      ],
    });
  });

  it('shows people the newest of each family, and what is installed', async () => {
    const { goswitch, context } = await setUp();
    await installFakeSdk(context, { version: 'go1.26.0' });
    expect(await goswitch.run(['ls-remote'])).toEqual({
      code: 0,
      stdout: [
        'VERSION   STATUS',
        'go1.26.2  supported  not for this platform',
        'go1.26.0  outdated   installed',
        'go1.25.5  supported',
        '',
      ].join('\n'),
      stderr:
        'Only the newest release of each family is listed. goswitch ls-remote 1.26 lists one family, --all lists everything.\n',
    });
  });

  it('lists a whole family, and prereleases with --all', async () => {
    const { goswitch } = await setUp();
    const versions = async (...args: string[]) =>
      ((await goswitch.json(['ls-remote', ...args])).value as { version: string }[]).map(({ version }) => version);
    expect(await versions('1.25')).toEqual(['go1.25.5', 'go1.25.4']);
    expect((await versions('--all'))[0]).toBe('go1.27rc1');
    expect(await versions('1.19')).toEqual([]);
  });

  it('takes the list of a trusted source for a mirror that has none, and says so', async () => {
    const { goswitch, server } = await setUp();
    const { code, stdout, stderr } = await goswitch.run(['ls-remote', '1.25', '--from', `${server.origin}/files/`]);
    expect({ code, lines: stdout.trimEnd().split('\n').slice(1) }).toEqual({
      code: 0,
      lines: ['go1.25.5  supported', 'go1.25.4  outdated'],
    });
    expect(stderr).toBe(
      `${server.origin}/files/ has no release list of its own; this one is from test. A mirror may not have the newest releases yet.\n`,
    );
  });

  it('uses the kept copy when the source is gone, and says so', async () => {
    const { goswitch, server } = await setUp();
    await goswitch.run(['ls-remote']);
    await server.close();
    const { code, stdout, stderr } = await goswitch.run(['ls-remote', '--refresh', '1.25']);
    expect({ code, stdout: stdout.split('\n').length }).toEqual({ code: 0, stdout: 4 });
    expect(stderr).toMatch(/^warning: this list is from \d{4}-\d\d-\d\d \d\d:\d\d UTC: /);
  });

  it('fails with its own code when there is no index at all', async () => {
    const { goswitch, server } = await setUp();
    await server.close();
    const { code, value } = await goswitch.json(['ls-remote']);
    expect(code).toBe(5);
    expect(value).toMatchObject({ ok: false, error: { code: 'index-unavailable' } });
  });

  it('ends quietly when nobody reads on', async () => {
    const { goswitch } = await setUp();
    const { child, ended } = goswitch.start(['ls-remote', '--all']);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: expect.not.stringContaining('EPIPE') });
  });
});
