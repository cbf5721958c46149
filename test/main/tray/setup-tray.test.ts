import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import type { Engine } from '../../helpers/open-engine.ts';
import { startDesktop } from '../start-desktop.ts';

const withSdks = {
  async prepare({ sandbox }: Engine) {
    for (const version of ['go1.25.4', 'go1.26.2']) await installFakeSdk(sandbox.context, { version });
  },
};
type Desktop = Awaited<ReturnType<typeof startDesktop>>;
const menu = ({ electron }: Desktop) => electron.trays[0]!.menu;
const shows = (desktop: Desktop, label: string) => eventually(() => expect(menu(desktop).labels()).toContain(label));

describe('the tray of the running app', () => {
  it('switches at a click, and shows it', async () => {
    const desktop = await startDesktop(withSdks);
    await shows(desktop, '1.25.4');
    menu(desktop).click('1.25.4');
    await shows(desktop, '(x) 1.25.4');
    expect(menu(desktop).labels()[0]).toBe('Active: Go 1.25.4');
    expect((await desktop.page().call('switching.current')).active).toBe('go1.25.4');
  });

  it('says that go does not run with the active version, when the go env file has a flag that it refuses', async () => {
    const desktop = await startDesktop({
      async prepare(engine) {
        await withSdks.prepare(engine);
        const folder = path.join(engine.sandbox.userHome, '.config', 'go');
        await mkdir(folder, { recursive: true });
        await writeFile(path.join(folder, 'env'), 'GOFLAGS=-C=elsewhere\n');
      },
    });
    await shows(desktop, '1.25.4');
    menu(desktop).click('1.25.4');
    await shows(desktop, 'Active: Go 1.25.4 (the go command does not run in terminals)');
  });

  it('says when a switch failed, and shows what is true', async () => {
    const desktop = await startDesktop({
      async prepare({ sandbox }) {
        await installFakeSdk(sandbox.context, { version: 'go1.25.4', go: '#!/bin/sh\nexit 3\n' });
      },
    });
    await shows(desktop, '1.25.4');
    const { updates } = desktop.electron.trays[0]!;
    menu(desktop).click('1.25.4');
    await eventually(() => expect(desktop.electron.notifications).toHaveLength(1));
    expect(desktop.electron.notifications[0]?.options).toMatchObject({ title: 'Could not activate Go 1.25.4' });
    // The click has moved the mark: the menu is handed over again.
    await eventually(() => expect(desktop.electron.trays[0]!.updates).toBeGreaterThan(updates));
    expect(menu(desktop).labels()).toContain('1.25.4');
  });

  it('offers a new patch, installs it at a click, shows the progress and then the version', async () => {
    const desktop = await startDesktop(withSdks);
    await shows(desktop, 'Install Go 1.26.3 (new patch)');
    menu(desktop).click('Install Go 1.26.3 (new patch)');
    await shows(desktop, '1.26.3');
    expect(menu(desktop).labels()).not.toContain('Install Go 1.26.3 (new patch)');
  });

  it('cancels an install at a click', async () => {
    const desktop = await startDesktop();
    desktop.engine.server.faultAlways('/dl/go1.26.3.linux-amd64.tar.gz', 'stall');
    const { jobId } = await desktop.page().call('sdks.install', { spec: '1.26.3' });
    await eventually(() => expect(menu(desktop).find('Cancel')).toBeDefined());
    menu(desktop).click('Cancel');
    await expect(desktop.page().call('jobs.result', { id: jobId })).rejects.toMatchObject({ code: 'cancelled' });
    await eventually(() => expect(menu(desktop).find('Cancel')).toBeUndefined());
  });

  it('notices what the command does, without a window', async () => {
    const desktop = await startDesktop();
    desktop.window().close();
    await installFakeSdk(desktop.engine.sandbox.context, { version: 'go1.25.4' });
    await shows(desktop, '1.25.4');
  });

  it('opens the window, and quits', async () => {
    const desktop = await startDesktop();
    const { electron } = desktop;
    desktop.window().close();
    expect(electron.app.hasEnded).toBe(false);
    menu(desktop).click('Open GoSwitch');
    await eventually(() => expect(electron.windows).toHaveLength(1));
    desktop.window().close();
    electron.trays[0]!.emit('click');
    await eventually(() => expect(electron.windows).toHaveLength(1));
    menu(desktop).click('Quit');
    expect(electron.app.hasEnded).toBe(true);
  });

  it('shows pinned projects, and opens them', async () => {
    const desktop = await startDesktop(withSdks);
    const folder = `${desktop.engine.sandbox.userHome}/billing`;
    await mkdir(folder);
    await desktop.page().call('projects.add', { folder });
    await desktop.page().call('projects.pin', { folder, spec: '1.25' });
    await shows(desktop, 'billing: 1.25.4');
    menu(desktop).click('billing: 1.25.4');
    expect(desktop.window().webContents.url).toBe('app://goswitch/#/projects');
  });

  it('switches the preset of Go settings at a click, and marks it', async () => {
    const desktop = await startDesktop();
    const save = (name: string, GOPROXY: string) =>
      desktop.page().call('goEnv.savePreset', { name, values: { GOPROXY } });
    await save('office', 'https://proxy.corp.example,direct');
    await save('offline', 'off');
    await shows(desktop, 'offline');
    menu(desktop).click('offline');
    await shows(desktop, '(x) offline');
    expect((await desktop.page().call('goEnv.presets')).active).toBe('offline');
    expect(menu(desktop).labels()).toContain('office');
  });

  it('speaks the language of the settings, at once', async () => {
    const desktop = await startDesktop();
    await shows(desktop, 'Quit');
    await desktop.page().call('settings.update', { changes: { language: 'zh-CN' } });
    await shows(desktop, '退出');
  });

  it('speaks the language of the system', async () => {
    const desktop = await startDesktop({ languages: ['zh-Hans-CN', 'en'] });
    await shows(desktop, '退出');
  });
});

describe('a desktop without a tray', () => {
  it('is noticed on Linux, where making one would only hide the app: closing the window quits', async () => {
    const { electron, window } = await startDesktop({ hasTray: false });
    expect(electron.trays).toEqual([]);
    window().close();
    expect(electron.app.hasEnded).toBe(true);
  });

  it('that refuses one by an error does not stop the app', async () => {
    const { electron, window, engine } = await startDesktop({ refusesTray: true });
    expect([electron.trays, electron.windows.length]).toEqual([[], 1]);
    expect(engine.sandbox.logged.join('\n')).toContain('This desktop has no tray');
    window().close();
    expect(electron.app.hasEnded).toBe(true);
  });
});
