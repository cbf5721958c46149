import { describe, expect, it } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { startDesktop } from '../start-desktop.ts';

const question = async ({ electron }: Awaited<ReturnType<typeof startDesktop>>, index = 0) => {
  await eventually(() => expect(electron.questions.length).toBeGreaterThan(index));
  return electron.questions[index]!;
};

describe('a page that crashes', () => {
  it('is loaded again when the person wants it, and the engine goes on', async () => {
    const desktop = await startDesktop();
    const { window, page } = desktop;
    const { jobId } = await page().call('sdks.install', { spec: '1.26' });
    window().webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    const asked = await question(desktop);
    expect(asked.options).toMatchObject({
      message: 'The window stopped working',
      detail: 'Downloads and installs are not affected and continue.',
      buttons: ['Reload', 'Close Window'],
    });
    asked.answer(0);
    await eventually(() => expect(window().webContents.done).toEqual(['reload']));
    expect(await page().call('jobs.result', { id: jobId })).toMatchObject({ kind: 'install' });
  });

  it('is closed when the person wants that', async () => {
    const desktop = await startDesktop();
    desktop.window().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    (await question(desktop)).answer(1);
    await eventually(() => expect(desktop.electron.windows).toEqual([]));
    expect(desktop.electron.app.hasEnded).toBe(false);
  });

  it('that ended cleanly is no crash', async () => {
    const { window, electron } = await startDesktop();
    window().webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(electron.questions).toEqual([]);
  });
});

describe('a page that hangs', () => {
  it('is ended and loaded again when the person does not want to wait, without another question', async () => {
    const desktop = await startDesktop();
    desktop.window().emit('unresponsive');
    const asked = await question(desktop);
    expect(asked.options).toMatchObject({
      message: 'The window is not responding',
      buttons: ['Wait', 'Reload'],
      cancelId: 0,
    });
    asked.answer(1);
    await eventually(() => expect(desktop.window().webContents.done).toEqual(['forcefullyCrashRenderer', 'reload']));
    expect(desktop.electron.questions).toHaveLength(1);
  });

  it('is left alone when it answers again, and the question goes away', async () => {
    const desktop = await startDesktop();
    desktop.window().emit('unresponsive');
    const asked = await question(desktop);
    desktop.window().emit('responsive');
    expect(asked.options.signal?.aborted).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(desktop.window().webContents.done).toEqual([]);
  });
});
