import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { API_METHODS } from '../../electron/contract/api-methods.ts';
import { createBridge } from '../../electron/preload/create-bridge.ts';

/** Preload's side of IPC, written down. */
function prepare() {
  const said: unknown[][] = [];
  const incoming = new EventEmitter();
  const ipcRenderer = {
    invoke: async (...args: unknown[]) => {
      said.push(['invoke', ...args]);
      return { ok: true, value: 'answer' };
    },
    send: (...args: unknown[]) => void said.push(['send', ...args]),
    on: (channel: string, listener: (...args: unknown[]) => void) => incoming.on(channel, listener),
  };
  const webUtils = { getPathForFile: (file: File) => `/dropped/${file.name}` };
  return { bridge: createBridge({ ipcRenderer: ipcRenderer as never, webUtils }), said, incoming };
}

describe('the bridge', () => {
  it('carries every method of the contract, and its answer', async () => {
    const { bridge, said } = prepare();
    for (const method of API_METHODS)
      expect(await bridge.call(method, { some: 'input' })).toEqual({ ok: true, value: 'answer' });
    expect(said).toEqual(API_METHODS.map((method) => ['invoke', 'goswitch:call', method, { some: 'input' }]));
  });

  it.each([
    'toString',
    '__proto__',
    'hasOwnProperty',
    'sdks.install ',
    'goswitch:call',
    '',
    null,
    7,
    ['sdks.list'],
    { toString: () => 'sdks.list' },
  ])('lets %j through to nobody', async (method) => {
    const { bridge, said } = prepare();
    expect(await bridge.call(method as string, {})).toEqual({
      ok: false,
      error: { code: 'invalid-input', message: 'Unknown method' },
    });
    expect(said).toEqual([]);
  });

  it('asks for events once somebody listens, tells each listener, and stops telling who has left', () => {
    const { bridge, said, incoming } = prepare();
    expect(said).toEqual([]);
    const heard: unknown[] = [];
    const listener = (message: unknown) => heard.push(message);
    const [stopFirst, stopSecond] = [bridge.listen(listener), bridge.listen(listener)];
    expect(said).toEqual([
      ['send', 'goswitch:listen'],
      ['send', 'goswitch:listen'],
    ]);
    incoming.emit('goswitch:event', {}, { event: 1 });
    stopFirst();
    incoming.emit('goswitch:event', {}, { event: 2 });
    stopSecond();
    incoming.emit('goswitch:event', {}, { event: 3 });
    expect(heard).toEqual([{ event: 1 }, { event: 1 }, { event: 2 }]);
  });

  it('says where a dropped folder lies, and which host this is', () => {
    const { bridge } = prepare();
    expect([bridge.pathOf(new File([], 'shop')), bridge.host]).toEqual(['/dropped/shop', 'electron']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'host', 'listen', 'pathOf']);
  });
});
