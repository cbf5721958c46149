import { describe, expect, it } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import type { Engine } from '../../helpers/open-engine.ts';
import { startDesktop } from '../start-desktop.ts';

const HOUR_MS = 60 * 60 * 1000;
const withOldPatch = {
  prepare: async ({ sandbox }: Engine) => void (await installFakeSdk(sandbox.context, { version: 'go1.26.2' })),
};
type Desktop = Awaited<ReturnType<typeof startDesktop>>;

const looks = ({ engine }: Desktop) => engine.server.requestsFor('/dl/').length;
const quiet = () => new Promise((resolve) => setTimeout(resolve, 100));
describe('the daily look for new releases', () => {
  it('tells once of a new patch of an installed family; a click shows it', async () => {
    const desktop = await startDesktop(withOldPatch);
    await eventually(() => expect(desktop.electron.notifications).toHaveLength(1));
    expect(desktop.electron.notifications[0]?.options).toMatchObject({
      title: 'Go 1.26.3 is available',
      body: 'You have 1.26.2. Patches fix bugs and often security vulnerabilities.',
    });
    desktop.electron.notifications[0]!.emit('click');
    expect(desktop.window().webContents.url).toBe('app://goswitch/#/versions/go1.26.3');
    const again = await desktop.startAgain();
    await quiet();
    expect(again.notifications).toEqual([]);
  });

  it('says nothing where every family is up to date, or nothing is installed', async () => {
    const desktop = await startDesktop({ releases: ['go1.26.2', 'go1.27rc1'], ...withOldPatch });
    await eventually(() => expect(looks(desktop)).toBe(1));
    await quiet();
    expect(desktop.electron.notifications).toEqual([]);
  });

  it.each(['browser-window-focus', 'resume', 'unlock-screen'])('happens at %s, at most once a day', async (moment) => {
    const desktop = await startDesktop();
    const { electron } = desktop;
    const emit = () =>
      moment === 'browser-window-focus' ? electron.focus(desktop.window()) : electron.powerMonitor.emit(moment);
    await eventually(() => expect(looks(desktop)).toBe(1));
    await quiet();
    desktop.passTime(23 * HOUR_MS);
    emit();
    await quiet();
    expect(looks(desktop)).toBe(1);
    desktop.passTime(2 * HOUR_MS);
    await eventually(() => {
      emit();
      expect(looks(desktop)).toBe(2);
    });
  });

  it('is tried again after an hour when no source answered', async () => {
    const desktop = await startDesktop({ prepare: async ({ server }) => server.faultAlways('/dl/', 'status:404') });
    await eventually(() => expect(looks(desktop)).toBeGreaterThan(0));
    await quiet();
    const before = looks(desktop);
    desktop.electron.powerMonitor.emit('resume');
    await quiet();
    expect(looks(desktop)).toBe(before);
    desktop.passTime(HOUR_MS);
    // Again and again: while a look goes on, there is no other.
    await eventually(() => {
      desktop.electron.powerMonitor.emit('resume');
      expect(looks(desktop)).toBeGreaterThan(before);
    });
  });

  it('can be turned off', async () => {
    const desktop = await startDesktop({
      async prepare(engine) {
        await withOldPatch.prepare(engine);
        await engine.handlers.call('settings.update', { changes: { updateCheck: false } });
      },
    });
    desktop.electron.powerMonitor.emit('resume');
    await quiet();
    expect([looks(desktop), desktop.electron.notifications]).toEqual([0, []]);
  });
});
