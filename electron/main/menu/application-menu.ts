import type { MenuItemConstructorOptions } from '../electron-parts.ts';
import type { Words } from '../words/words.ts';

interface MenuActions {
  newWindow(): void;
  openReleaseHistory(): void;
  openLogFolder(): void;
  about(): void;
}

type Items = MenuItemConstructorOptions[];

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

/** The menu bar, as each system wants it, in the person's language: Electron's own labels are English everywhere. */
export function applicationMenu(os: NodeJS.Platform, { menu: words }: Words, actions: MenuActions): Items {
  const isMac = os === 'darwin';
  const about: MenuItemConstructorOptions = { label: words.about, click: () => actions.about() };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: words.quit };
  const appMenu: Items = [
    about,
    SEPARATOR,
    { role: 'services', label: words.services },
    SEPARATOR,
    { role: 'hide', label: words.hide },
    { role: 'hideOthers', label: words.hideOthers },
    { role: 'unhide', label: words.showAll },
    SEPARATOR,
    quit,
  ];
  const fileMenu: Items = [
    { label: words.newWindow, accelerator: 'CmdOrCtrl+N', click: () => actions.newWindow() },
    { role: 'close', label: words.closeWindow },
    ...(isMac ? [] : [SEPARATOR, quit]),
  ];
  const helpMenu: Items = [
    { label: words.releaseHistory, click: () => actions.openReleaseHistory() },
    { label: words.logFolder, click: () => actions.openLogFolder() },
    ...(isMac ? [] : [SEPARATOR, about]),
  ];
  return [
    ...(isMac ? [{ label: 'GoSwitch', submenu: appMenu }] : []),
    { label: words.file, submenu: fileMenu },
    { label: words.edit, submenu: editMenu(words) },
    { label: words.view, submenu: viewMenu(words) },
    { role: 'windowMenu', label: words.window, submenu: windowMenu(words, isMac) },
    { role: 'help', label: words.help, submenu: helpMenu },
  ];
}

function editMenu(words: Words['menu']): Items {
  return [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    SEPARATOR,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
}

function viewMenu(words: Words['menu']): Items {
  return [
    { role: 'resetZoom', label: words.actualSize },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    SEPARATOR,
    { role: 'togglefullscreen', label: words.fullScreen },
    SEPARATOR,
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developerTools },
  ];
}

function windowMenu(words: Words['menu'], isMac: boolean): Items {
  const items: Items = [{ role: 'minimize', label: words.minimize }];
  return isMac
    ? [...items, { role: 'zoom', label: words.zoom }, SEPARATOR, { role: 'front', label: words.bringAllToFront }]
    : items;
}
