import { once } from 'node:events';
import { watch } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../renderer/api/client.ts';
import { createHttpTransport } from '../../../renderer/api/http-transport.ts';
import { recordEvents } from '../../helpers/event-recorder.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { fetchFrom, openTestPage, tokenOf } from '../../helpers/open-web-host.ts';
import { canBeOtherUser, runAsOther } from '../../helpers/other-user.ts';
import { createSandbox, type Sandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../../helpers/serve-made-releases.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

/** A checkout of its own, so that it has a built window whether or not this one does. */
async function checkoutIn({ dir }: Sandbox, { window = true } = {}): Promise<string> {
  const checkout = path.join(dir, 'checkout');
  await mkdir(path.join(checkout, 'dist', 'renderer'), { recursive: true });
  for (const name of ['electron', 'package.json'])
    await cp(path.join(PROJECT, name), path.join(checkout, name), { recursive: true });
  await symlink(path.join(PROJECT, 'node_modules'), path.join(checkout, 'node_modules'));
  if (window)
    await writeFile(path.join(checkout, 'dist', 'renderer', 'index.html'), '<!doctype html><title>GoSwitch</title>');
  return path.join(checkout, 'electron', 'cli', 'goswitch.ts');
}

async function startUi(sandbox: Sandbox, args: readonly string[] = ['--no-open']) {
  const command = goswitchIn(sandbox, { entry: await checkoutIn(sandbox) });
  const { child, ended } = command.start(['ui', '--json', ...args]);
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
  const client = createClient(
    createHttpTransport({ origin, fetch: fetchFrom(origin), page: openTestPage(tokenOf(url)) }),
  );
  return { child, ended, url, origin, client };
}

/** A desktop whose browser only writes down what it was started with. */
async function createDesktop() {
  const sandbox = await createSandbox();
  const [bin, said] = [path.join(sandbox.dir, 'bin'), path.join(sandbox.dir, 'said')];
  await mkdir(bin);
  await writeFile(
    path.join(bin, 'xdg-open'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${said}.new'; env >> '${said}.new'; mv '${said}.new' '${said}'; exec sleep 60\n`,
  );
  await chmod(path.join(bin, 'xdg-open'), 0o755);
  Object.assign(sandbox.env, { DISPLAY: ':99', PATH: `${bin}:${sandbox.env['PATH']}` });
  return { ...sandbox, browserSaid: () => readWhenThere(said) };
}

async function readWhenThere(file: string): Promise<string> {
  const folder = watch(path.dirname(file));
  try {
    for (;;) {
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text !== null) return text;
      await once(folder, 'change');
    }
  } finally {
    folder.close();
  }
}

/** Arguments and variables of every process that can be looked at, this one's children among them. */
async function everyProcess(): Promise<string> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = pids.flatMap((pid) =>
    ['cmdline', 'environ'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
  );
  return (await Promise.all(texts)).join('\n');
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

  it.skipIf(process.platform !== 'linux')(
    'hands the link to the browser where no other user can read it (needs /proc)',
    async () => {
      const desktop = await createDesktop();
      const { url, client } = await startUi(desktop, []);
      const [address = '', ...environment] = (await desktop.browserSaid()).split('\n');
      expect(address).toMatch(/^file:\/\/\/.*\/goswitch-link-\d+-[\w-]+\.html$/);
      expect(environment.join('\n')).not.toContain(tokenOf(url));
      expect(await everyProcess()).not.toContain(tokenOf(url));
      const file = fileURLToPath(address);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(/location\.replace\("(.*)"\)/.exec(await readFile(file, 'utf8'))?.[1]).toBe(url);
      const folder = watch(path.dirname(file));
      onTestFinished(() => folder.close());
      const gone = once(folder, 'change');
      await client.call('app.info');
      await gone;
      expect(await readdir(path.dirname(file))).toEqual([]);
      const logs = path.join(desktop.home, 'logs');
      for (const name of await readdir(logs).catch(() => []))
        expect(await readFile(path.join(logs, name), 'utf8')).not.toContain(tokenOf(url));
    },
  );

  it.skipIf(process.platform !== 'linux')('leaves no link behind when it ends unused (needs Linux)', async () => {
    const desktop = await createDesktop();
    const { child, ended } = await startUi(desktop, []);
    const [address = ''] = (await desktop.browserSaid()).split('\n');
    child.kill('SIGINT');
    expect((await ended).code).toBe(0);
    expect(await readdir(path.dirname(fileURLToPath(address)))).toEqual([]);
  });

  it.skipIf(!canBeOtherUser)('turns another user away who knows the link (needs Linux and root)', async () => {
    const { url, origin, client } = await startUi(await createSandbox());
    const ASK = `
      const [origin, token] = process.argv.slice(1);
      const headers = { origin, 'content-type': 'application/json' };
      const answer = await fetch(origin + '/api/session', { method: 'POST', headers, body: JSON.stringify({ token }) }).catch(({ cause }) => cause);
      console.log(answer.code ?? answer.status);
    `;
    expect(await runAsOther(ASK, [origin, tokenOf(url)])).toBe('ECONNRESET');
    expect((await client.call('app.info')).capabilities).toEqual(['host.openWindow']);
  });

  it('offers what opens on a desktop where there is one', async () => {
    const { client } = await startUi(await createSandbox({ env: { DISPLAY: ':99' } }));
    expect((await client.call('app.info')).capabilities).toEqual([
      'host.openWindow',
      'host.openFolder',
      'host.openTerminal',
      'host.openEditor',
    ]);
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
    const command = goswitchIn(sandbox, {
      entry: path.join(sandbox.dir, 'checkout', 'electron', 'cli', 'goswitch.ts'),
    });
    const failure = async (...args: string[]) => {
      const { code, value } = await command.json(['ui', '--no-open', ...args]);
      return [code, (value as { error: { code: string } }).error.code];
    };
    expect(await failure('--port', 'http')).toEqual([2, 'invalid-input']);
    expect(await failure('--port', '70000')).toEqual([2, 'invalid-input']);
    expect(await failure('--port', new URL(origin).port)).toEqual([8, 'port-unavailable']);
    const unbuilt = await createSandbox();
    const { code, value } = await goswitchIn(unbuilt, { entry: await checkoutIn(unbuilt, { window: false }) }).json([
      'ui',
      '--no-open',
    ]);
    expect([code, (value as { error: { code: string } }).error.code]).toEqual([4, 'window-missing']);
  });

  it.skipIf(process.platform !== 'linux')(
    'uses no processor time while a window is open and nothing happens (needs /proc)',
    async () => {
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
    },
  );
});
