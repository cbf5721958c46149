import { describe, expect, it } from 'vitest';
import { applicationMenu } from '../../../electron/main/menu/application-menu.ts';
import { WORDS } from '../../../electron/main/words/words.ts';
import { StandInMenu } from '../../helpers/electron/stand-in-menu.ts';
import { eventually } from '../../helpers/eventually.ts';
import { startDesktop } from '../start-desktop.ts';

const none = {
  newWindow: () => undefined,
  openReleaseHistory: () => undefined,
  openLogFolder: () => undefined,
  about: () => undefined,
};
const read = (os: NodeJS.Platform, language: 'en' | 'zh-CN') =>
  new StandInMenu(applicationMenu(os, WORDS[language], none)).labels();

describe('the menu bar', () => {
  it('on Linux and Windows', () => {
    expect(read('linux', 'en')).toEqual([
      'File [New Window, Close Window, -, Quit GoSwitch]',
      'Edit [Undo, Redo, -, Cut, Copy, Paste, Select All]',
      'View [Actual Size, Zoom In, Zoom Out, -, Full Screen, -, Reload, Developer Tools]',
      'Window [Minimize]',
      'Help [Go Release History, Open Log Folder, -, About GoSwitch]',
    ]);
    expect(read('win32', 'en')).toEqual(read('linux', 'en'));
  });

  it('on macOS, where the first menu is the app', () => {
    expect(read('darwin', 'zh-CN')).toEqual([
      'GoSwitch [关于 GoSwitch, -, 服务, -, 隐藏 GoSwitch, 隐藏其他, 全部显示, -, 退出 GoSwitch]',
      '文件 [新建窗口, 关闭窗口]',
      '编辑 [撤销, 重做, -, 剪切, 复制, 粘贴, 全选]',
      '显示 [实际大小, 放大, 缩小, -, 全屏, -, 重新加载, 开发者工具]',
      '窗口 [最小化, 缩放, -, 前置全部窗口]',
      '帮助 [Go 发布历史, 打开日志文件夹]',
    ]);
  });

  it('leaves what the system knows how to do to the system', () => {
    const { en } = WORDS;
    const roles = (os: NodeJS.Platform) => {
      const menu = new StandInMenu(applicationMenu(os, en, none));
      return ['Quit GoSwitch', 'Close Window', 'Undo', 'Paste', 'Zoom In', 'Reload', 'Minimize'].map(
        (label) => menu.find(label)?.role,
      );
    };
    expect(roles('linux')).toEqual(['quit', 'close', 'undo', 'paste', 'zoomIn', 'reload', 'minimize']);
    expect(roles('darwin')).toEqual(roles('linux'));
  });

  it('does what it says', async () => {
    const { electron, engine } = await startDesktop();
    const menu = electron.applicationMenu();
    menu.click('New Window');
    expect(electron.windows).toHaveLength(2);
    menu.click('Go Release History');
    menu.click('About GoSwitch');
    expect(electron.app.calls).toEqual(['showAboutPanel']);
    menu.click('Open Log Folder');
    const logs = engine.sandbox.context.layout.logs;
    await eventually(() =>
      expect(electron.opened).toEqual(['external https://go.dev/doc/devel/release', `path ${logs}`]),
    );
  });

  it('follows the language at once', async () => {
    const { electron, page } = await startDesktop();
    await page().call('settings.update', { changes: { language: 'zh-CN' } });
    await eventually(() => expect(electron.applicationMenu().find('帮助')).toBeDefined());
  });
});
