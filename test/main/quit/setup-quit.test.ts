import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { startDesktop } from '../start-desktop.ts';

/** An app in the middle of a download that does not get on. */
async function installing(options: Parameters<typeof startDesktop>[0] = {}) {
  const desktop = await startDesktop(options);
  desktop.engine.server.faultAlways('/dl/go1.26.3.linux-amd64.tar.gz', 'stall');
  const { jobId } = await desktop.page().call('sdks.install', { spec: '1.26.3' });
  await eventually(async () =>
    expect(await desktop.page().call('jobs.list')).toMatchObject([{ id: jobId, phase: 'downloading' }]),
  );
  return { ...desktop, jobId };
}

const asked = async ({ electron }: Awaited<ReturnType<typeof startDesktop>>, count = 1) => {
  await eventually(() => expect(electron.questions).toHaveLength(count));
  return electron.questions[count - 1]!;
};

describe('quitting', () => {
  it('just ends while nothing is going on', async () => {
    const { electron } = await startDesktop();
    electron.app.quit();
    expect([electron.app.hasEnded, electron.questions]).toEqual([true, []]);
  });

  it('asks first during an install, and goes on with it when the person wants that', async () => {
    const desktop = await installing();
    desktop.electron.app.quit();
    const question = await asked(desktop);
    expect(question.options).toMatchObject({
      message: 'Quit while GoSwitch is working?',
      detail: expect.stringMatching(/^Installing: 1\.26\.3\n\nThe work stops safely/),
      buttons: ['Keep Running', 'Quit'],
      defaultId: 0,
      cancelId: 0,
    });
    desktop.electron.app.quit();
    question.answer(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([desktop.electron.app.hasEnded, desktop.electron.questions.length]).toEqual([false, 1]);
    expect(await desktop.page().call('jobs.list')).toMatchObject([{ id: desktop.jobId, state: 'running' }]);
    desktop.electron.app.quit();
    (await asked(desktop, 2)).answer(1);
    await eventually(() => expect(desktop.electron.app.hasEnded).toBe(true));
  });

  it('stops the install cleanly before it ends: the bytes are kept, nothing half-made is left', async () => {
    const desktop = await installing();
    const { layout } = desktop.engine.sandbox.context;
    desktop.electron.app.quit();
    (await asked(desktop)).answer(1);
    await eventually(() => expect(desktop.electron.app.hasEnded).toBe(true));
    expect(await desktop.core.jobs().then((jobs) => jobs.list())).toMatchObject([
      { id: desktop.jobId, state: 'cancelled' },
    ]);
    expect(await readdir(layout.staging).catch(() => [])).toEqual([]);
    expect(await readdir(layout.versions).catch(() => [])).toEqual([]);
  });

  it('does not ask when the computer is shut down', async () => {
    const { electron } = await installing();
    electron.powerMonitor.emit('shutdown');
    await eventually(() => expect(electron.app.hasEnded).toBe(true));
    expect(electron.questions).toEqual([]);
  });
});

describe('closing the last window', () => {
  it('leaves the app in the tray, with its work', async () => {
    const { electron, window, core, jobId } = await installing();
    window().close();
    expect([electron.app.hasEnded, electron.questions]).toEqual([false, []]);
    expect((await core.jobs()).list()).toMatchObject([{ id: jobId, state: 'running' }]);
  });

  it('without a tray asks during an install, and opens the window again when the person wants to go on', async () => {
    const desktop = await installing({ hasTray: false });
    desktop.window().close();
    (await asked(desktop)).answer(0);
    await eventually(() => expect(desktop.electron.windows).toHaveLength(1));
    expect(desktop.electron.app.hasEnded).toBe(false);
  });
});
