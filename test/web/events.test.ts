import { request } from 'node:http';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { StreamMessage } from '../../electron/contract/web-protocol.ts';
import type { WebHost } from '../../electron/web/create-web-host.ts';
import { createClient } from '../../renderer/api/client.ts';
import type { Fetch } from '../../renderer/api/exchange-json.ts';
import { createHttpTransport } from '../../renderer/api/http-transport.ts';
import { createEchoHandlers } from '../helpers/echo-handlers.ts';
import { recordEvents } from '../helpers/event-recorder.ts';
import { fetchFrom, openTestPage, openWebHost, type TestPage, tokenOf } from '../helpers/open-web-host.ts';

let handlers: ReturnType<typeof createEchoHandlers>;
let host: WebHost;
beforeEach(async () => {
  handlers = createEchoHandlers();
  host = await openWebHost(handlers);
});

const happen = (key: string) => handlers.bus.emit('settingsChanged', { keys: [key] });
const keys = (recorder: { events(): readonly { payload: unknown }[] }) =>
  recorder.events().flatMap(({ payload }) => (payload as { keys: string[] }).keys);

/** A window on the host, whose connections can be cut, and kept from coming back. */
function openWindow(page: TestPage = openTestPage(tokenOf(host.mintLink()))) {
  const streams = new Set<AbortController>();
  const plain = fetchFrom(host.origin);
  let isCut = false;
  const fetch: Fetch = (url, init) => {
    if (isCut) return Promise.reject(new TypeError('fetch failed'));
    const cut = new AbortController();
    streams.add(cut);
    return plain(url, { ...init, signal: AbortSignal.any([cut.signal, ...(init.signal ? [init.signal] : [])]) });
  };
  return {
    page,
    client: createClient(createHttpTransport({ origin: host.origin, fetch, page })),
    cut: () => {
      isCut = true;
      for (const stream of streams) stream.abort(new TypeError('network error'));
      streams.clear();
    },
    mend: () => (isCut = false),
  };
}

describe('the event stream', () => {
  it('brings every window the same events', async () => {
    const [first, second] = [await recordEvents(openWindow().client), await recordEvents(openWindow().client)];
    for (const key of ['a', 'b', 'c']) happen(key);
    for (const recorder of [first, second]) {
      await recorder.until(() => recorder.events().length === 3);
      expect(keys(recorder)).toEqual(['a', 'b', 'c']);
    }
    expect(first.messages).toEqual(second.messages);
  });

  it('goes on where it was after a lost connection: nothing missed, nothing twice', async () => {
    const window = openWindow();
    const recorder = await recordEvents(window.client);
    happen('a');
    await recorder.until(() => recorder.events().length === 1);
    window.cut();
    await recorder.until(({ connections }) => connections.includes('lost'));
    happen('b');
    happen('c');
    window.mend();
    window.page.wake();
    await recorder.until(() => recorder.events().length === 3);
    expect([keys(recorder), recorder.connections]).toEqual([
      ['a', 'b', 'c'],
      ['connecting', 'open', 'lost', 'open'],
    ]);
    expect(recorder.messages.filter((message) => 'start' in message)).toMatchObject([
      { start: { resumed: false } },
      { start: { resumed: true } },
    ]);
  });

  it('tries again by itself, and at once when there is reason to', async () => {
    const window = openWindow();
    const recorder = await recordEvents(window.client);
    window.cut();
    await recorder.until(({ connections }) => connections.filter((state) => state === 'lost').length >= 2);
    window.mend();
    await recorder.until(({ connections }) => connections.at(-1) === 'open');
  });

  it('says so when more was missed than is kept, so that the window starts over', async () => {
    const window = openWindow();
    const recorder = await recordEvents(window.client);
    window.cut();
    await recorder.until(({ connections }) => connections.includes('lost'));
    for (let count = 0; count < 2500; count++) happen('x');
    window.mend();
    window.page.wake();
    await recorder.until(({ messages }) => messages.length === 2);
    expect(recorder.messages[1]).toEqual({ start: { ...handlers.events.position(), resumed: false } });
  });

  it('survives a reload in the same tab, and only there', async () => {
    const window = openWindow();
    await recordEvents(window.client);
    const reloaded = await recordEvents(openWindow(window.page.reload()).client);
    happen('a');
    await reloaded.until(() => reloaded.events().length === 1);
    const duplicate = await Promise.allSettled([openWindow(openTestPage(null)).client.call('app.info')]);
    expect(duplicate).toMatchObject([{ status: 'rejected', reason: { code: 'session-refused' } }]);
  });

  it('survives a reload before the page was let in', async () => {
    const page = openTestPage(tokenOf(host.mintLink()));
    const first = openWindow(page);
    first.cut();
    await expect(first.client.call('app.info')).rejects.toMatchObject({ code: 'engine-unreachable' });
    expect(await openWindow(page.reload()).client.call('app.info')).toBeDefined();
  });

  it('ends for good when the host does not know the window', async () => {
    const states: string[] = [];
    const refused = new Promise<void>((resolve) => {
      const stop = openWindow(openTestPage('used before')).client.listen({
        onMessage: () => undefined,
        onConnection: (state) => {
          states.push(state);
          if (state === 'refused') resolve();
        },
      });
      onTestFinished(stop);
    });
    await refused;
    expect(states).toEqual(['connecting', 'refused']);
  });

  it('is refused after the host was started anew on the same port', async () => {
    const window = openWindow();
    const recorder = await recordEvents(window.client);
    await host.close();
    await recorder.until(({ connections }) => connections.includes('lost'));
    await openWebHost(createEchoHandlers(), { port: host.port });
    window.page.wake();
    await recorder.until(({ connections }) => connections.at(-1) === 'refused');
    await expect(window.client.call('app.info')).rejects.toMatchObject({ code: 'session-refused' });
  });

  it('is watched for while a window is open, and not a moment longer', async () => {
    const window = openWindow();
    const recorder = await recordEvents(window.client);
    expect(handlers.listening).toEqual([true]);
    recorder.stop();
    while (handlers.listening.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(handlers.listening).toEqual([true, false]);
  });
});

/** Opens a stream by hand, without reading it. */
async function openStream(bearer: string): Promise<{ status: number; closed: Promise<void>; end(): void }> {
  return await new Promise((resolve, reject) => {
    const headers = { host: `127.0.0.1:${host.port}`, authorization: `Bearer ${bearer}` };
    const sent = request(
      { host: '127.0.0.1', port: host.port, path: '/api/events', headers, agent: false },
      (response) => {
        const closed = new Promise<void>((over) => response.on('close', over));
        response.on('error', () => undefined);
        response.pause();
        resolve({ status: response.statusCode ?? 0, closed, end: () => sent.destroy() });
      },
    );
    sent.on('error', reject);
    sent.end();
    onTestFinished(() => void sent.destroy());
  });
}

describe('limits of event streams', () => {
  const open = async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetchFrom(host.origin)(`${host.origin}/api/session`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ token: tokenOf(host.mintLink()) }),
    });
    return ((await response.json()) as { value: { bearer: string } }).value.bearer;
  };

  it('a window has four at most', async () => {
    const bearer = await open();
    const streams = [];
    for (let count = 0; count < 5; count++) streams.push(await openStream(bearer));
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
    streams[0]!.end();
    while ((await openStream(bearer)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('one that is not read is cut off instead of filling the memory', async () => {
    const stream = await openStream(await open());
    const long = 'x'.repeat(100_000);
    for (let count = 0; count < 400 && handlers.listening.length < 2; count++) {
      happen(long);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(handlers.listening).toEqual([true, false]);
    stream.end();
  });
});

it('every message is one whole JSON value, whatever is in it', async () => {
  const recorder = await recordEvents(openWindow().client);
  const text = 'line\n\ndata: {"start":1}\r\n\u2028 中文 \u0000';
  happen(text);
  await recorder.until(() => recorder.events().length === 1);
  const expected: StreamMessage = { event: { sequence: 1, name: 'settingsChanged', payload: { keys: [text] } } };
  expect(recorder.messages.at(-1)).toEqual(expected);
});
