import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/models.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../../helpers/serve-made-releases.ts';

async function setUp() {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  const goswitch = goswitchIn(sandbox);
  const entries = async (action?: string) => {
    const { value } = await goswitch.json(['journal', ...(action === undefined ? [] : ['--action', action])]);
    return value as readonly JournalEntry[];
  };
  return { ...sandbox, goswitch, entries };
}

describe('goswitch journal', () => {
  it('shows the changes, newest first, with the ids of those that can be undone', async () => {
    const { goswitch, entries } = await setUp();
    expect(await goswitch.run(['journal'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing has been changed so far.\n',
    });
    await goswitch.run(['settings', 'set', 'retries', '1']);
    await goswitch.run(['settings', 'set', 'retries', '2']);
    const { code, value } = await goswitch.json(['journal', '--limit', '1']);
    expect({ code, value }).toEqual({
      code: 0,
      value: [
        expect.objectContaining({
          id: expect.any(String),
          at: expect.any(String),
          action: 'settings.update',
          target: 'retries',
        }),
      ],
    });
    const [second, first] = await entries();
    const { stdout, stderr } = await goswitch.run(['journal']);
    expect(stdout).toMatch(
      new RegExp(`^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d {2}Changed .*retries.*${second!.id}\\n.*retries.*\\n$`),
    );
    // The first one is overtaken: the second is to be undone before.
    expect(stdout).not.toContain(first!.id);
    expect(stderr).toBe('To undo a change, run: goswitch journal --undo ID\n');
    expect(await goswitch.run(['journal', '--limit', 'all'])).toMatchObject({ code: 2 });
  });
});

describe('goswitch journal --undo', () => {
  it('takes a change back, and the undoing too', async () => {
    const { goswitch, entries, context } = await setUp();
    const retries = async () => JSON.parse(await readFile(context.layout.settings, 'utf8')).retries;
    await goswitch.run(['settings', 'set', 'retries', '1']);
    await goswitch.run(['settings', 'set', 'retries', '2']);
    const [change] = await entries();
    const undone = await goswitch.json(['journal', '--undo', change!.id]);
    const [undoing] = await entries();
    expect(undone).toEqual({
      code: 0,
      value: { ok: true, undone: change!.id, summary: change!.summary, undoneBy: undoing!.id },
    });
    expect({ undoes: undoing!.undoes, retries: await retries() }).toEqual({ undoes: change!.id, retries: 1 });
    expect(await goswitch.run(['journal', '--undo', undoing!.id])).toMatchObject({
      code: 0,
      stdout: `Undone: ${undoing!.summary}\n`,
    });
    expect(await retries()).toBe(2);
  });

  it('refuses what is unknown, undone already or overtaken, and says so', async () => {
    const { goswitch, entries } = await setUp();
    expect((await goswitch.run(['journal', '--undo', 'nothing'])).stderr).toContain('The journal has no entry nothing');
    await goswitch.run(['settings', 'set', 'retries', '1']);
    await goswitch.run(['settings', 'set', 'retries', '2']);
    const [second, first] = await entries();
    expect(await goswitch.run(['journal', '--undo', first!.id])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('undo that first'),
    });
    await goswitch.run(['journal', '--undo', second!.id]);
    expect(await goswitch.run(['journal', '--undo', second!.id])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('undone already'),
    });
    expect(await goswitch.run(['journal', '--undo', second!.id, '--limit', '3'])).toMatchObject({ code: 2 });
  });

  it('waits for an undoing that is long work: removes what was installed, and installs what was removed', async () => {
    const { goswitch, entries, home } = await setUp();
    const server = await openReleaseServer();
    serveMadeReleases(server, ['go1.26.3']);
    await setOnlySource(home, server, { retries: 0 });
    const versions = async () =>
      ((await goswitch.json(['ls'])).value as { version: string; kind: string }[]).map(({ version }) => version);
    await goswitch.run(['install', '1.26.3']);
    expect(await versions()).toContain('go1.26.3');
    const [installed] = await entries('sdk.install');
    expect(await goswitch.run(['journal', '--undo', installed!.id, '--quiet'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(await versions()).not.toContain('go1.26.3');
    const [removed] = await entries('sdk.uninstall');
    expect(removed).toMatchObject({ undoes: installed!.id });
    expect(await goswitch.json(['journal', '--undo', removed!.id])).toMatchObject({
      code: 0,
      value: { ok: true, undone: removed!.id },
    });
    expect(await versions()).toContain('go1.26.3');
  });
});
