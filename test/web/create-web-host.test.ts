import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createWebHost } from '../../electron/web/create-web-host.ts';
import { createEchoHandlers } from '../helpers/echo-handlers.ts';
import { fetchFrom, openWebHost, tokenOf } from '../helpers/open-web-host.ts';
import { createSandbox, realClock } from '../helpers/sandbox.ts';
import { rawRequest } from './raw-request.ts';

const optionsIn = async () => {
  const { dir, context } = await createSandbox();
  return {
    staticDir: dir,
    options: { handlers: createEchoHandlers(), staticDir: dir, port: 0, clock: realClock, log: context.log },
  };
};

it('says so when the window was not built', async () => {
  const { options } = await optionsIn();
  await expect(createWebHost(options)).rejects.toMatchObject({ code: 'window-missing' });
  await expect(createWebHost({ ...options, staticDir: path.join(options.staticDir, 'missing') })).rejects.toMatchObject(
    { code: 'window-missing' },
  );
});

it('says so when the port is taken', async () => {
  const { port } = await openWebHost(createEchoHandlers());
  await expect(openWebHost(createEchoHandlers(), { port })).rejects.toMatchObject({ code: 'port-unavailable' });
});

it('listens on loopback alone', async () => {
  const { origin } = await openWebHost(createEchoHandlers());
  expect(new URL(origin).hostname).toBe('127.0.0.1');
});

it('serves neither links nor files of other kinds from the folder of the window', async () => {
  const { staticDir, options } = await optionsIn();
  await writeFile(path.join(staticDir, 'index.html'), 'page');
  await mkdir(path.join(staticDir, 'assets'));
  await writeFile(path.join(staticDir, 'assets', 'app.js.map'), 'x');
  await writeFile(path.join(staticDir, '.env'), 'x');
  await symlink('/etc/hostname', path.join(staticDir, 'assets', 'link.txt'));
  const host = await createWebHost(options);
  try {
    for (const name of ['/assets/app.js.map', '/.env', '/assets/link.txt'])
      expect((await rawRequest(host.port, { path: name })).status, name).toBe(404);
    expect((await rawRequest(host.port, { path: '/' })).text).toBe('page');
  } finally {
    await host.close();
  }
});

it('lets a call on its way finish when it closes, and ends streams', async () => {
  const handlers = createEchoHandlers();
  let finish: () => void = () => undefined;
  const called = new Promise<void>((resolve) => {
    handlers.call = async () => {
      resolve();
      await new Promise<void>((over) => (finish = over));
      return { ok: true, value: 'finished' };
    };
  });
  const host = await openWebHost(handlers);
  const post = async (name: string, body: object, bearer = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
    return await (
      await fetchFrom(host.origin)(`${host.origin}/api/${name}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
    ).json();
  };
  const { value } = (await post('session', { token: tokenOf(host.mintLink()) })) as { value: { bearer: string } };
  const stream = await fetchFrom(host.origin)(`${host.origin}/api/events`, {
    headers: { authorization: `Bearer ${value.bearer}` },
  });
  const answer = post('call', { method: 'app.info' }, value.bearer);
  await called;
  const closed = host.close();
  expect(await stream.text()).toMatch(/^data: \{"start":/);
  finish();
  expect(await answer).toEqual({ ok: true, value: 'finished' });
  await closed;
});

it('tells a handler when its caller is gone', async () => {
  const handlers = createEchoHandlers();
  const caller = new AbortController();
  const gone = new Promise<void>((resolve) => {
    handlers.call = async (_method, _input, options) => {
      setImmediate(() => caller.abort());
      await new Promise<void>((over) => options?.signal?.addEventListener('abort', () => over()));
      resolve();
      return { ok: true, value: null };
    };
  });
  const host = await openWebHost(handlers);
  const headers = { 'content-type': 'application/json' };
  const session = await fetchFrom(host.origin)(`${host.origin}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: tokenOf(host.mintLink()) }),
  });
  const { value } = (await session.json()) as { value: { bearer: string } };
  const asked = fetchFrom(host.origin)(`${host.origin}/api/call`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${value.bearer}` },
    body: '{"method":"releases.refresh"}',
    signal: caller.signal,
  });
  await expect(asked).rejects.toThrow();
  await gone;
});
