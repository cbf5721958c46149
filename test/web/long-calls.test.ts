import { beforeEach, describe, expect, it } from 'vitest';
import type { CallResult } from '../../electron/contract/call.ts';
import type { WebHost } from '../../electron/web/create-web-host.ts';
import { createClient } from '../../renderer/api/client.ts';
import type { Fetch } from '../../renderer/api/exchange-json.ts';
import { createHttpTransport } from '../../renderer/api/http-transport.ts';
import { createEchoHandlers } from '../helpers/echo-handlers.ts';
import { recordEvents } from '../helpers/event-recorder.ts';
import { eventually } from '../helpers/eventually.ts';
import { fetchFrom, openTestPage, openWebHost, tokenOf } from '../helpers/open-web-host.ts';
import { rawRequest } from './raw-request.ts';

let host: WebHost;
/** Ends the calls that wait, with this answer. */
let finish: (result: CallResult<unknown>) => void;
/** What the newest of them was given. */
let signal: AbortSignal | undefined;
beforeEach(async () => {
  const handlers = createEchoHandlers();
  const end = new Promise<CallResult<unknown>>((resolve) => (finish = resolve));
  handlers.call = async (method, _, options) => {
    if (method !== 'profiles.checkShells') return { ok: true, value: method };
    signal = options?.signal;
    return await end;
  };
  host = await openWebHost(handlers);
});

/** A window with as many connections as a browser gives it. */
function openWindow() {
  const plain = fetchFrom(host.origin);
  let open = 0;
  const waiting: (() => void)[] = [];
  const paths: string[] = [];
  const fetch: Fetch = async (url, init) => {
    if (open >= 6) await new Promise<void>((resolve) => waiting.push(resolve));
    open += 1;
    paths.push(new URL(url).pathname);
    const free = () => {
      open -= 1;
      waiting.shift()?.();
    };
    const response = await plain(url, init).catch((error: unknown) => {
      free();
      throw error;
    });
    // The event stream holds its connection for as long as it lives.
    if (!url.endsWith('/api/events')) free();
    return response;
  };
  return {
    client: createClient(
      createHttpTransport({ origin: host.origin, fetch, page: openTestPage(tokenOf(host.mintLink())) }),
    ),
    paths,
  };
}

describe('calls that take long', () => {
  it('hold no connection: the window goes on however many there are', async () => {
    const { client } = openWindow();
    await recordEvents(client);
    const long = Array.from({ length: 12 }, () => client.call('profiles.checkShells'));
    expect(await client.call('app.info')).toBe('app.info');
    finish({ ok: true, value: [] });
    expect(await Promise.all(long)).toEqual(Array.from({ length: 12 }, () => []));
  });

  it('are answered over the event stream, a failure too', async () => {
    const { client, paths } = openWindow();
    await recordEvents(client);
    const long = client.call('profiles.checkShells');
    setTimeout(() => finish({ ok: false, error: { code: 'shell-failed', message: 'No answer' } }), 1200);
    await expect(long).rejects.toMatchObject({ code: 'shell-failed' });
    expect(paths).not.toContain('/api/answers');
  });

  it('are not cancelled by the end of the request that they outlast', async () => {
    const { client } = openWindow();
    await recordEvents(client);
    const long = client.call('profiles.checkShells');
    setTimeout(() => finish({ ok: true, value: [] }), 1300);
    expect(await long).toEqual([]);
    expect(signal?.aborted).toBe(false);
  });

  it('are asked for where there is no event stream', async () => {
    const { client, paths } = openWindow();
    const long = client.call('profiles.checkShells');
    await eventually(() => expect(paths).toContain('/api/answers'));
    finish({ ok: true, value: ['late'] });
    expect(await long).toEqual(['late']);
  });

  it('fail when their host has ended', async () => {
    const { client, paths } = openWindow();
    const long = client.call('profiles.checkShells');
    const failed = expect(long).rejects.toMatchObject({ code: 'engine-unreachable' });
    while (!paths.includes('/api/call')) await new Promise((resolve) => setTimeout(resolve, 10));
    await host.close();
    await failed;
  });

  it('belong to their window: another one gets no answer to its ticket', async () => {
    const headers = { origin: host.origin, 'content-type': 'application/json' };
    const post = async (name: string, body: object, bearer = '') => {
      const authorization = bearer === '' ? {} : { authorization: `Bearer ${bearer}` };
      const answer = await rawRequest(host.port, {
        method: 'POST',
        path: `/api/${name}`,
        headers: { ...headers, ...authorization },
        body: JSON.stringify(body),
      });
      return { status: answer.status, value: JSON.parse(answer.text) };
    };
    const session = async () =>
      (await post('session', { token: tokenOf(host.mintLink()) })).value.value.bearer as string;
    const [own, other] = [await session(), await session()];
    const { status, value } = await post('call', { method: 'profiles.checkShells' }, own);
    expect([status, value]).toEqual([202, { pending: expect.stringMatching(/^[\w-]{22}$/) }]);
    finish({ ok: true, value: 'private' });
    const ask = async (bearer: string) =>
      (await post('answers', { tickets: [value.pending, '__proto__', 5] }, bearer)).value.value;
    const unknown = (ticket: string) => ({ ticket, result: null, isKnown: false });
    expect(await ask(other)).toEqual([unknown(value.pending), unknown('__proto__'), unknown('5')]);
    expect(await ask(own)).toEqual([
      { ticket: value.pending, result: { ok: true, value: 'private' }, isKnown: true },
      unknown('__proto__'),
      unknown('5'),
    ]);
    expect((await post('answers', { tickets: 'x' }, own)).status).toBe(400);
    expect((await post('answers', { tickets: [] })).status).toBe(401);
  });
});
