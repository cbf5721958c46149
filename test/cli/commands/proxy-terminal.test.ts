import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const PASSWORD = 'Geheim-77-xyzzy';
const PROXY = 'HTTPS_PROXY=http://proxy.example:3128';
const ONLY_SH = ['--shell', 'sh'];

async function setUp(env: Record<string, string> = {}) {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH, SHELL: '/bin/sh', ...env } });
  const profile = path.join(sandbox.userHome, '.profile');
  await writeFile(profile, 'export A=1\n');
  return { ...sandbox, profile, goswitch: goswitchIn(sandbox) };
}

describe('goswitch proxy terminal', () => {
  it('previews, sets, lists and takes out again, with the same bytes', async () => {
    const { goswitch, profile } = await setUp();
    const preview = await goswitch.run(['proxy', 'terminal', '--preview', PROXY, ...ONLY_SH]);
    expect([preview.code, preview.stdout]).toEqual([
      0,
      expect.stringContaining('\n+# >>> goswitch proxy >>>\n+export HTTPS_PROXY='),
    ]);
    expect(await readFile(profile, 'utf8')).toBe('export A=1\n');

    const set = await goswitch.json(['proxy', 'terminal', 'https_proxy=http://proxy.example:3128', ...ONLY_SH]);
    expect(set).toMatchObject({
      code: 0,
      value: { changes: [{ action: 'insert', targets: ['sh'], file: profile, problem: null }] },
    });
    expect(await readFile(profile, 'utf8')).toBe(
      "export A=1\n# >>> goswitch proxy >>>\nexport HTTPS_PROXY='http://proxy.example:3128' https_proxy='http://proxy.example:3128'\n# <<< goswitch proxy <<<\n",
    );
    const listed = (await goswitch.json(['proxy', 'terminal', '--list'])).value as {
      suggested: unknown;
      files: { file: string }[];
    };
    expect(listed.suggested).toBe(null);
    expect(listed.files.find(({ file }) => file === profile)).toEqual({
      targets: expect.arrayContaining(['sh']),
      file: profile,
      state: 'in-place',
      line: 2,
      variables: { HTTPS_PROXY: 'http://proxy.example:3128' },
      isExposed: false,
      problem: null,
    });

    expect((await goswitch.run(['proxy', 'terminal', '--undo', '--preview'])).stdout).toContain(
      '-# >>> goswitch proxy >>>\n',
    );
    const undone = await goswitch.run(['proxy', 'terminal', '--undo']);
    expect([undone.code, await readFile(profile, 'utf8')]).toEqual([0, 'export A=1\n']);
  });

  it('can be undone from the journal, too', async () => {
    const { goswitch, profile } = await setUp();
    await goswitch.run(['proxy', 'terminal', PROXY, ...ONLY_SH]);
    const { value } = await goswitch.json(['journal']);
    const [entry] = value as { id: string; action: string }[];
    expect((await goswitch.run(['journal', '--undo', entry!.id])).code).toBe(0);
    expect(await readFile(profile, 'utf8')).toBe('export A=1\n');
  });

  it('hands on the proxy of the settings; its password only when asked to, into a private file, and nowhere else', async () => {
    const { goswitch, profile, context } = await setUp();
    await goswitch.run(['settings', 'set', 'proxyUrl', 'http://proxy.example:3128']);
    await goswitch.run(['settings', 'set', 'proxyMode', 'manual']);
    const missing = await goswitch.run(['proxy', 'terminal', '--with-credentials', ...ONLY_SH]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('goswitch proxy credentials --user')]);
    await goswitch.run(['proxy', 'credentials', '--user', 'ada'], { stdin: `${PASSWORD}\n` });

    expect((await goswitch.run(['proxy', 'terminal', ...ONLY_SH])).code).toBe(0);
    expect(await readFile(profile, 'utf8')).toContain("export NO_PROXY='localhost,127.0.0.1,::1' no_proxy=");
    expect(await readFile(profile, 'utf8')).not.toContain(PASSWORD);

    const refused = await goswitch.run(['proxy', 'terminal', '--with-credentials', ...ONLY_SH]);
    expect([refused.code, refused.stdout]).toEqual([4, expect.stringContaining('chmod 600')]);
    await chmod(profile, 0o600);
    const shown = await goswitch.run(['proxy', 'terminal', '--with-credentials', '--preview', ...ONLY_SH]);
    const set = await goswitch.run(['proxy', 'terminal', '--with-credentials', ...ONLY_SH]);
    expect([set.code, await readFile(profile, 'utf8')]).toEqual([
      0,
      expect.stringContaining(`http://ada:${PASSWORD}@proxy.example:3128`),
    ]);
    expect((await stat(profile)).mode & 0o777).toBe(0o600);
    const listed = await goswitch.run(['proxy', 'terminal', '--list']);
    expect(listed.stdout).toContain('HTTPS_PROXY=http://***@proxy.example:3128');
    const undone = await goswitch.run(['proxy', 'terminal', '--undo']);
    const printed = [shown, set, listed, undone, await goswitch.run(['journal', '--json'])].map(
      ({ stdout, stderr }) => stdout + stderr,
    );
    expect([...printed, await readFile(context.layout.journal, 'utf8')].join()).not.toContain(PASSWORD);
  });

  it.each([
    [['NAME=x'], 'Expected a proxy variable'],
    [['HTTPS_PROXY'], 'Expected a proxy variable'],
    [[PROXY, 'https_proxy=http://b'], 'given twice'],
    [['HTTPS_PROXY=nonsense at all'], 'not a valid proxy address'],
    [[`HTTPS_PROXY=http://ada:${PASSWORD}@proxy.example`], 'cannot be given as an argument'],
    [['--undo', PROXY], 'remove the other arguments'],
    [['--user', 'ada'], '--user cannot be used'],
    [['--shell', 'launchd', PROXY], 'launchd'],
  ])('refuses %j', async (words, message) => {
    const { goswitch, profile } = await setUp();
    const { code, stderr } = await goswitch.run(['proxy', 'terminal', ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).not.toContain(PASSWORD);
    expect(await readFile(profile, 'utf8')).toBe('export A=1\n');
  });

  it('its options and words are for it alone', async () => {
    const { goswitch } = await setUp();
    expect((await goswitch.run(['proxy', '--undo'])).code).toBe(2);
    expect((await goswitch.run(['proxy', 'show', PROXY])).code).toBe(2);
  });
});
