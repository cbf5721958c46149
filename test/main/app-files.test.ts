import { describe, expect, it } from 'vitest';
import { findAppFiles } from '../../electron/main/app-files.ts';

const IN_PACKAGE = {
  mainUrl: 'file:///opt/GoSwitch/resources/app.asar/dist/main.js',
  env: {},
  resources: '/opt/GoSwitch/resources',
};

describe('findAppFiles', () => {
  it('finds everything from where the bundle is', () => {
    const app = '/opt/GoSwitch/resources/app.asar';
    expect(findAppFiles({ ...IN_PACKAGE, os: 'linux' })).toEqual({
      windowFolder: `${app}/dist/renderer`,
      preload: `${app}/dist/preload.cjs`,
      windowIcon: `${app}/resources/icons/256x256.png`,
      trayIcon: `${app}/resources/tray/tray.png`,
      launcher: '/opt/GoSwitch/resources/bin/goswitch',
      isPackaged: true,
    });
  });

  it.each([
    ['darwin', 'trayTemplate.png'],
    ['win32', 'tray.ico'],
  ] as const)('on %s the tray shows %s', (os, icon) => {
    expect(findAppFiles({ ...IN_PACKAGE, os }).trayIcon).toMatch(new RegExp(`/tray/${icon}$`));
  });

  it('has no launcher in a checkout, nor in an AppImage, which lies somewhere else at each start', () => {
    expect(findAppFiles({ ...IN_PACKAGE, os: 'linux', resources: null }).launcher).toBeNull();
    expect(
      findAppFiles({ ...IN_PACKAGE, os: 'linux', env: { APPIMAGE: '/home/me/GoSwitch.AppImage' } }).launcher,
    ).toBeNull();
  });
});
