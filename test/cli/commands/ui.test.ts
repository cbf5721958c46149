import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../renderer/api/client.ts';
import { createHttpTransport } from '../../../renderer/api/http-transport.ts';
import { recordEvents } from '../../helpers/event-recorder.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { fetchFrom, openTestPage, tokenOf } from '../../helpers/open-web-host.ts';
import { createSandbox, type Sandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../../helpers/serve-made-releases.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/** A checkout of its own, so that it has a built window whether or not this one does. */
async function checkoutIn({ dir }: Sandbox, { window = true } = {}): Promise<string> {
  const checkout = path.join(dir, 'checkout');
  await mkdir(path.join(checkout, 'dist', 'renderer'), { recursive: true });
  for (const name of ['electron', 'package.json']) await cp(path.join(PROJECT, name), path.join(checkout, name), { recursive: true });
  await symlink(path.join(PROJECT, 'node_modules'), path.join(checkout, 'node_modules'));
  if (window) await writeFile(path.join(checkout, 'dist', 'renderer', 'index.html'), '<!doctype html><title>GoSwitch</title>');
  return path.join(checkout, 'electron', 'cli', 'goswitch.ts');
}

async function startUi(sandbox: Sandbox, args: readonly string[] = []) {
  const command = goswitchIn(sandbox, { entry: await checkoutIn(sandbox) });
  const { child, ended } = command.start(['ui', '--no-open', '--json', ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const printed = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (piece: string) => {
      text += piece;
      if (text.trimEnd().endsWith('}')) resolve(text);
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const { url } = JSON.parse(await printed) as { url: string };
  const { origin } = new URL(url);
  const client = createClient(createHttpTransport({ origin, fetch: fetchFrom(origin), page: openTestPage(tokenOf(url)) }));
  return { child, ended, url, origin, client };
}

describe('goswitch ui', () => {
  it('prints a link that opens the window, and ends with Ctrl-C', async () => {
    const { url, origin, client, child, ended } = await startUi(await createSandbox());
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect(await (await fetch(origin)).text()).toContain('<title>GoSwitch</title>');
    expect((await client.call('app.info')).capabilities).toEqual(['host.openWindow']);
    const another = await client.call('host.openWindow');
    expect(another.url).toMatch(new RegExp(`^${origin}/#token=`));
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    await expect(client.call('app.info')).rejects.toMatchObject({ code: 'engine-unreachable' });
  });

  it('offers what opens on a desktop where there is one', async () => {
    const { client } = await startUi(await createSandbox({ env: { DISPLAY: ':99' } }));
    expect((await client.call('app.info')).capabilities).toEqual(['host.openWindow', 'host.openFolder', 'host.openTerminal', 'host.openEditor']);
  });

  it('cancels what runs when it ends, and leaves what a later install goes on with', async () => {
    const sandbox = await createSandbox();
    const server = await openReleaseServer();
    serveMadeReleases(server, ['go1.26.3']);
    await setOnlySource(sandbox.home, server);
    server.faultAlways('/dl/go1.26.3.linux-amd64.tar.gz', 'stall');
    const { client, child, ended } = await startUi(sandbox);
    const events = await recordEvents(client);
    await client.call('sdks.install', { spec: '1.26' });
    await events.event('jobChanged', ({ phase }) => phase === 'downloading');
    child.kill('SIGINT');
    await events.event('jobChanged', ({ state }) => state === 'cancelled');
    expect((await ended).code).toBe(0);
  });

  it('refuses a port that is none, or is taken, and a window that was not built', async () => {
    const sandbox = await createSandbox();
    const { origin } = await startUi(sandbox);
    const command = goswitchIn(sandbox, { entry: path.join(sandbox.dir, 'checkout', 'electron', 'cli', 'goswitch.ts') });
    const failure = async (...args: string[]) => {
      const { code, value } = await command.json(['ui', '--no-open', ...args]);
      return [code, (value as { error: { code: string } }).error.code];
    };
    expect(await failure('--port', 'http')).toEqual([2, 'invalid-input']);
    expect(await failure('--port', '70000')).toEqual([2, 'invalid-input']);
    expect(await failure('--port', new URL(origin).port)).toEqual([8, 'port-unavailable']);
    const unbuilt = await createSandbox();
    const { code, value } = await goswitchIn(unbuilt, { entry: await checkoutIn(unbuilt, { window: false }) }).json(['ui', '--no-open']);
    expect([code, (value as { error: { code: string } }).error.code]).toEqual([4, 'window-missing']);
  });

  it.skipIf(process.platform !== 'linux')('uses no processor time while a window is open and nothing happens (needs /proc)', async () => {
    const { client, child } = await startUi(await createSandbox());
    await recordEvents(client);
    await client.call('app.snapshot');
    const ticks = async () => {
      const fields = (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
      return Number(fields[11]) + Number(fields[12]);
    };
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    // What starting left to do, such as collecting garbage, comes to an end first.
    for (let before = -1, now = await ticks(); now !== before; now = await ticks()) {
      before = now;
      await pause(1000);
    }
    const before = await ticks();
    await pause(2000);
    expect((await ticks()) - before).toBeLessThanOrEqual(1);
  });
});
