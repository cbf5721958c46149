import { expect, it } from 'vitest';
import { desktopEnvironment } from '../../../../electron/core/base/desktop/desktop-environment.ts';

it('a program of the person gets our environment without what is only true of us', () => {
  const own = {
    ELECTRON_RUN_AS_NODE: '1',
    CHROME_DESKTOP: 'goswitch-desktop.desktop',
    ORIGINAL_XDG_CURRENT_DESKTOP: 'KDE',
  };
  expect(desktopEnvironment({ HOME: '/home/me', PATH: '/usr/bin:/bin', ...own })).toEqual({
    HOME: '/home/me',
    PATH: '/usr/bin:/bin',
  });
});

it('nothing of an AppImage that we run from stays in its lists of folders', () => {
  const mount = '/tmp/.mount_GoSwitch';
  const env = {
    ...{ HOME: '/home/me', APPDIR: mount, APPIMAGE: '/home/me/GoSwitch.AppImage', OWD: '/home/me', ARGV0: 'GoSwitch' },
    PATH: `${mount}:${mount}/usr/sbin:/usr/bin:/tmp/.mount_GoSwitch-other/bin`,
    LD_LIBRARY_PATH: `${mount}/usr/lib`,
    XDG_DATA_DIRS: `${mount}/usr/share/:/usr/share`,
  };
  expect(desktopEnvironment(env)).toEqual({
    HOME: '/home/me',
    PATH: '/usr/bin:/tmp/.mount_GoSwitch-other/bin',
    XDG_DATA_DIRS: '/usr/share',
  });
});
