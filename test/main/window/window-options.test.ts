import { expect, it } from 'vitest';
import { startDesktop } from '../start-desktop.ts';

it('gives the page the bridge and nothing of Node: the effective webPreferences', async () => {
  const { window, files } = await startDesktop();
  expect(window().options.webPreferences).toEqual({
    preload: files.preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    devTools: false,
  });
});

it('is as large as the window of the drawings, no smaller than 800x560, and not shown before it has something to show', async () => {
  const { window, files } = await startDesktop();
  expect(window().options).toMatchObject({
    width: 1180,
    height: 760,
    minWidth: 800,
    minHeight: 560,
    show: false,
    icon: files.windowIcon,
  });
});
