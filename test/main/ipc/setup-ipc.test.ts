import { describe, expect, it } from 'vitest';
import { createBridge } from '../../../electron/preload/create-bridge.ts';
import { eventually } from '../../helpers/eventually.ts';
import { startDesktop } from '../start-desktop.ts';

const FOREIGN = [
  null,
  { url: 'https://example.org/', parent: null },
  { url: 'app://goswitch.example.org/', parent: null },
  { url: 'app://elsewhere/', parent: null },
  { url: 'about:blank', parent: null },
  { url: 'file:///index.html', parent: null },
  { url: 'app://goswitch/', parent: {} },
  { url: '', parent: null },
];

describe('calls over IPC', () => {
  it.each(FOREIGN)('from %j are refused, and written down', async (frame) => {
    const { window, engine } = await startDesktop();
    const { call } = createBridge(window().webContents.preloadParts(frame));
    await expect(call('settings.update', { changes: { retries: 1 } })).rejects.toThrow('Refused');
    expect((await engine.handlers.call('settings.get', {})) as object).toMatchObject({
      value: { settings: { retries: 1 } },
    });
    expect(engine.sandbox.logged.join('\n')).toContain('A call that does not come from the window was refused');
  });

  it('of unknown methods do not leave the page, and are refused again behind it', async () => {
    const { window } = await startDesktop();
    const parts = window().webContents.preloadParts();
    const refused = { ok: false, error: expect.objectContaining({ code: 'invalid-input' }) };
    for (const method of ['toString', '__proto__', 'constructor', 'settings', '']) {
      expect(await createBridge(parts).call(method, {})).toEqual(refused);
      expect(await parts.ipcRenderer.invoke('goswitch:call', method, {})).toEqual(refused);
    }
  });

  it('with an input that does not fit are answered with what is wrong', async () => {
    const { page } = await startDesktop();
    const call = page().call('switching.use', { sdk: 5 } as never);
    await expect(call).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('sdk') });
  });
});

describe('events over IPC', () => {
  it('reach every window, each in order', async () => {
    const { electron, page } = await startDesktop();
    await page().call('host.openWindow');
    await eventually(() => expect(electron.windows).toHaveLength(2));
    const heard = electron.windows.map((window) => {
      const messages: { start?: object; event?: { sequence: number; name: string } }[] = [];
      createBridge(window.webContents.preloadParts()).listen((message) => messages.push(message));
      return messages;
    });
    await page(electron.windows[0]).call('settings.update', { changes: { retries: 3 } });
    await eventually(() => expect(heard[0]?.some(({ event }) => event?.name === 'settingsChanged')).toBe(true));
    expect(heard[0]?.[0]).toEqual({
      start: { epoch: expect.any(String), sequence: expect.any(Number), resumed: false },
    });
    const events = heard.map((messages) => messages.flatMap(({ event }) => (event === undefined ? [] : [event])));
    expect(events[0]).toEqual(events[1]);
    expect(events[0]?.map(({ sequence }) => sequence)).toEqual(
      events[0]?.map((_, index) => events[0]![0]!.sequence + index),
    );
  });

  it('are not told to somebody else', async () => {
    const { window, page } = await startDesktop();
    const heard: unknown[] = [];
    createBridge(window().webContents.preloadParts({ url: 'https://example.org/', parent: null })).listen((message) =>
      heard.push(message),
    );
    await page().call('settings.update', { changes: { retries: 3 } });
    expect(heard).toEqual([]);
  });

  it('start anew after a reload, and end with the window', async () => {
    const { window, page } = await startDesktop();
    const before: unknown[] = [];
    createBridge(window().webContents.preloadParts()).listen((message) => before.push(message));
    const contents = window().webContents;
    contents.reload();
    const after: unknown[] = [];
    createBridge(contents.preloadParts()).listen((message) => after.push(message));
    const count = before.length;
    await page().call('settings.update', { changes: { retries: 2 } });
    expect([before.length, after.length > 1]).toEqual([count, true]);
    for (let reload = 0; reload < 20; reload++) {
      contents.reload();
      createBridge(contents.preloadParts()).listen(() => undefined);
    }
    expect(contents.listenerCount('destroyed')).toBe(1);
    window().close();
  });
});
