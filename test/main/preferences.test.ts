import { describe, expect, it } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { startDesktop } from './start-desktop.ts';

describe('the theme of the settings', () => {
  it('is that of menus, dialogs and the page, at once', async () => {
    const { electron, page, window } = await startDesktop();
    expect([electron.parts.nativeTheme.themeSource, window().options.backgroundColor]).toEqual(['system', '#f6f7f9']);
    Object.assign(electron.parts.nativeTheme, { shouldUseDarkColors: true });
    await page().call('settings.update', { changes: { theme: 'dark' } });
    await eventually(() => expect(electron.parts.nativeTheme.themeSource).toBe('dark'));
    expect(window().background).toBe('#14171a');
  });

  it('follows what the command sets', async () => {
    const { electron, engine } = await startDesktop();
    await (await engine.anotherCore().settings()).update({ theme: 'light' });
    await eventually(() => expect(electron.parts.nativeTheme.themeSource).toBe('light'));
  });
});
