import { describe, expect, it } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { startDesktop } from '../start-desktop.ts';

/** What a page does that wants to leave. */
function leave(contents: { emit(event: string, ...args: unknown[]): boolean }, event: string, url: string): boolean {
  let isPrevented = false;
  contents.emit(event, {
    url,
    preventDefault() {
      isPrevented = true;
    },
  });
  return isPrevented;
}

const UNSAFE = [
  'http://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<h1>',
  'https://user:secret@example.org/',
  'smb://host/share',
  'ms-msdt:/id',
  'https://',
  `https://example.org/${'a'.repeat(2048)}`,
];

describe('a page stays where it is', () => {
  it.each(['will-frame-navigate', 'will-redirect'])(
    '%s to another address is prevented; a safe link opens in the browser',
    async (event) => {
      const { electron, window } = await startDesktop();
      const { webContents } = window();
      expect(leave(webContents, event, 'https://go.dev/unasked')).toBe(true);
      webContents.click();
      expect(leave(webContents, event, 'https://go.dev/doc/devel/release')).toBe(true);
      expect(electron.opened).toEqual(['external https://go.dev/doc/devel/release']);
      for (const url of UNSAFE) expect([url, leave(webContents, event, url)]).toEqual([url, true]);
      expect(electron.opened).toHaveLength(1);
      expect(leave(webContents, event, 'app://goswitch/#/projects')).toBe(false);
      expect(leave(webContents, event, 'app://goswitch.example.org/')).toBe(true);
    },
  );

  it('opens no window; a safe link opens in the browser', async () => {
    const { electron, window } = await startDesktop();
    const { openHandler } = window().webContents;
    expect(openHandler({ url: 'https://go.dev/unasked' } as never)).toEqual({ action: 'deny' });
    window().webContents.click();
    for (const url of ['https://go.dev/', 'app://goswitch/', ...UNSAFE])
      expect(openHandler({ url } as never)).toEqual({ action: 'deny' });
    expect([electron.opened, electron.windows.length]).toEqual([['external https://go.dev/'], 1]);
  });

  it('embeds no other page', async () => {
    const { window } = await startDesktop();
    expect(leave(window().webContents, 'will-attach-webview', 'https://go.dev/')).toBe(true);
  });

  it('a window that comes later is guarded too', async () => {
    const { electron, page } = await startDesktop();
    await page().call('host.openWindow');
    await eventually(() => expect(electron.windows).toHaveLength(2));
    for (const { webContents } of electron.windows)
      expect(leave(webContents, 'will-frame-navigate', 'https://go.dev/')).toBe(true);
  });
});

describe('a page may do nothing but show itself', () => {
  it('gets no permission, except to copy text from our own page', async () => {
    const { electron } = await startDesktop();
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'fullscreen',
      'openExternal',
      'hid',
      'midi',
      'unknown',
    ]) {
      expect([permission, ...electron.session.permits(permission, 'app://goswitch/')]).toEqual([
        permission,
        false,
        false,
        false,
      ]);
    }
    expect(electron.session.permits('clipboard-sanitized-write', 'app://goswitch/')).toEqual([true, true, false]);
    expect(electron.session.permits('clipboard-sanitized-write', 'https://example.org/')).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('looks up no name ahead of time and opens no connection to another program', async () => {
    const { electron, window } = await startDesktop();
    expect([electron.app.switches, window().webContents.webRtcPolicy]).toEqual([
      ['dns-prefetch-disable'],
      'disable_non_proxied_udp',
    ]);
  });

  it('opens one address for one click, and none for a click long ago', async () => {
    const { electron, page, window, passTime } = await startDesktop();
    const open = () => page().call('host.openExternal', { url: 'https://go.dev/' });
    await expect(open()).rejects.toMatchObject({ code: 'permission-denied' });
    window().webContents.click();
    await open();
    await expect(open()).rejects.toMatchObject({ code: 'permission-denied' });
    window().webContents.click();
    passTime(6000);
    await expect(open()).rejects.toMatchObject({ code: 'permission-denied' });
    window().webContents.emit('input-event', {}, { type: 'mouseMove' });
    await expect(open()).rejects.toMatchObject({ code: 'permission-denied' });
    expect(electron.opened).toEqual(['external https://go.dev/']);
  });

  it('reaches no network, not even for a dictionary', async () => {
    const { electron } = await startDesktop();
    expect(electron.session.refused).toEqual(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']);
    expect(electron.session.isSpellChecked).toBe(false);
  });
});
