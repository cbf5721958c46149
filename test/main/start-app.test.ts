import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startApp } from '../../electron/main/start-app.ts';
import { createElectronStandIn } from '../helpers/electron-stand-in.ts';
import { eventually } from '../helpers/eventually.ts';
import { startDesktop } from './start-desktop.ts';

describe('the app', () => {
  it('opens one window at its own address', async () => {
    const { window } = await startDesktop();
    expect([window().webContents.url, window().isShown]).toEqual(['app://goswitch/', true]);
  });

  it('waits without a timer once it is up', async () => {
    const { engine } = await startDesktop();
    await eventually(() => expect(engine.server.requestsFor('/dl/')).toHaveLength(1));
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout');
    const endMs = Date.now() + 5000;
    while (timers().length > 0 && Date.now() < endMs) await new Promise((resolve) => setImmediate(resolve));
    expect(timers()).toEqual([]);
  });

  it('is started once: a second start shows the window of the first', async () => {
    const { electron, core, files, stateFile, host, window } = await startDesktop();
    const second = createElectronStandIn({ userData: path.dirname(stateFile), isOnlyInstance: false });
    await startApp(second.parts, { core, files, stateFile, host });
    expect([second.app.hasEnded, second.windows]).toEqual([true, []]);
    window().minimize();
    electron.app.emit('second-instance');
    expect([electron.windows.length, window().isMinimized(), window().isFocused()]).toEqual([1, false, true]);
  });

  it('opens a new window when it is started again without one', async () => {
    const { electron, window } = await startDesktop();
    window().close();
    expect(electron.windows).toEqual([]);
    electron.app.emit('second-instance');
    expect(window().webContents.url).toBe('app://goswitch/');
  });

  it('goes on after a fault that nobody caught, and writes it down', async () => {
    const { electron, host, engine } = await startDesktop();
    host.emit('uncaughtException', new Error('Connection to the bus was closed'));
    host.emit('unhandledRejection', new Error('Another one'));
    expect(electron.app.hasEnded).toBe(false);
    expect(engine.sandbox.logged.filter((line) => line.startsWith('error'))).toHaveLength(2);
  });

  it('says that its window is missing instead of showing an empty one', async () => {
    const { core, files, stateFile, host } = await startDesktop();
    const electron = createElectronStandIn({ userData: path.dirname(stateFile) });
    const start = startApp(electron.parts, { core, files: { ...files, windowFolder: '/nowhere' }, stateFile, host });
    await expect(start).rejects.toMatchObject({ code: 'window-missing' });
    expect(electron.windows).toEqual([]);
  });

  it('tells the window what it can do', async () => {
    const { page } = await startDesktop();
    const { version, capabilities } = await page().call('app.info');
    expect(version).toBe('1.2.3');
    expect([...capabilities].sort()).toEqual([
      ...[
        'host.openEditor',
        'host.openExternal',
        'host.openFolder',
        'host.openTerminal',
        'host.openWindow',
        'host.pickArchive',
        'host.pickFolder',
      ],
      ...['notifications', 'tray'],
    ]);
    const bare = await startDesktop({ hasTray: false, hasNotifications: false });
    expect((await bare.page().call('app.info')).capabilities.filter((name) => !name.startsWith('host.'))).toEqual([]);
  });

  it('remembers where the window was', async () => {
    const { electron, window, stateFile, startAgain } = await startDesktop();
    window().bounds = { x: 40, y: 50, width: 1000, height: 700 };
    window().maximize();
    electron.app.quit();
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toMatchObject({
      window: { x: 40, y: 50, width: 1000, height: 700, isMaximized: true },
    });
    const [again] = (await startAgain()).windows;
    expect([again?.getNormalBounds(), again?.isMaximized()]).toEqual([
      { x: 40, y: 50, width: 1000, height: 700 },
      true,
    ]);
  });
});
