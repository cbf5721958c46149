import { readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { openProxy } from '../../helpers/open-proxy.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { serveMadeReleases, setOnlySource } from '../../helpers/serve-made-releases.ts';
import { ZOO_AUTHORITY, zooCertificate } from '../../helpers/zoo-certificates.ts';

const PASSWORD = 'Geheim-77-xyzzy';

async function setUp(env: Record<string, string> = {}) {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH, ...env } });
  return { ...sandbox, goswitch: goswitchIn(sandbox) };
}

/** The release server by https, as releases.example. */
async function serveReleasesByTls(): Promise<number> {
  const releases = await openReleaseServer();
  serveMadeReleases(releases, ['go1.26.3']);
  const front = createServer(zooCertificate('server'), (incoming, response) => {
    const { host: _, ...headers } = incoming.headers;
    const onward = request(`${releases.origin}${incoming.url}`, { method: incoming.method, headers });
    onward.on('response', (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers)));
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    front.closeAllConnections();
    front.close();
  });
  return (front.address() as AddressInfo).port;
}

describe('goswitch proxy', () => {
  it('tells the way and who says so, without what is secret', async () => {
    const { goswitch } = await setUp({ HTTPS_PROXY: `http://ada:${PASSWORD}@proxy.example:3128` });
    const { code, value } = await goswitch.json(['proxy']);
    expect([code, value]).toEqual([
      0,
      {
        mode: 'system',
        proxy: 'http://proxy.example:3128',
        by: 'environment',
        variable: 'HTTPS_PROXY',
        problem: null,
        credentials: 'none',
        keptIn: 'file',
        environment: [{ name: 'HTTPS_PROXY', value: 'http://***@proxy.example:3128' }],
      },
    ]);
    expect((await goswitch.run(['proxy'])).stdout).toMatch(
      /^GoSwitch connects through http:\/\/proxy\.example:3128, set by the variable HTTPS_PROXY\.\n/,
    );
  });

  it('refuses a password in the address, which would stand in the settings', async () => {
    const { goswitch } = await setUp();
    const { code, stderr } = await goswitch.run(['settings', 'set', 'proxyUrl', 'http://ada:x@proxy.example:3128']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('user name and password are kept apart')]);
  });

  it('needs --user or --forget for credentials', async () => {
    const { goswitch } = await setUp();
    expect((await goswitch.run(['proxy', 'credentials'])).code).toBe(2);
    expect((await goswitch.run(['proxy', 'elsewhere'])).code).toBe(2);
  });

  it.each(['http', 'https', 'socks5'] as const)(
    'a whole install goes through a proxy of kind %s that wants a password, which then stands nowhere',
    async (kind) => {
      const { goswitch, context } = await setUp();
      const port = await serveReleasesByTls();
      const proxy = await openProxy({
        kind,
        hosts: { 'releases.example:443': port },
        credentials: { username: 'ada', password: PASSWORD },
      });
      const settings = { proxyMode: 'manual', proxyUrl: proxy.url, caFile: ZOO_AUTHORITY, retries: 0 };
      await setOnlySource(context.layout.home, { base: 'https://releases.example/dl/' }, settings);
      const refused = await goswitch.run(['install', '1.26.3', '--json']);
      expect([refused.code, JSON.parse(refused.stdout).error.code]).toEqual([5, 'index-unavailable']);
      expect((await goswitch.run(['proxy', 'credentials', '--user', 'ada'], { stdin: `${PASSWORD}\n` })).code).toBe(0);
      const { code, value } = await goswitch.json(['install', '1.26.3']);
      expect([code, value]).toMatchObject([0, { ok: true, version: 'go1.26.3' }]);
      expect(proxy.targets.filter((target) => target !== 'releases.example:443')).toEqual([]);
      const { layout } = context;
      const written = await Promise.all([layout.journal, layout.settings].map((file) => readFile(file, 'utf8')));
      expect(written.join()).not.toContain(PASSWORD);
      expect((await stat(layout.secrets)).mode & 0o077).toBe(0);
      expect((await goswitch.run(['proxy', 'credentials', '--forget'])).code).toBe(0);
      expect(await readFile(layout.secrets, 'utf8')).not.toContain(PASSWORD);
    },
  );
});
