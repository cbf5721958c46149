import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ZooCertificate } from '../../../helpers/zoo-certificates.ts';
import {
  closedPort,
  entriesOf,
  LIST,
  openProbeWorld,
  openReset,
  openSilence,
  type ProbeWorld,
  type ProbeWorldOptions,
  summary,
  TRUSTING,
  tlsInFrontOf,
  ZIP,
} from './probe-world.ts';

interface Case {
  /** What the first entry is; the second is well. */
  readonly first: (world: ProbeWorld) => Promise<string>;
  readonly separator: ',' | '|';
  readonly verdict: string;
  readonly next: readonly string[];
  readonly options?: ProbeWorldOptions;
  readonly isTrusting?: boolean;
}

const faulty = (path: string, fault: string) => async (world: ProbeWorld) => {
  const proxy = await world.moduleProxy();
  proxy.server.faultAlways(path, fault);
  return proxy.url;
};
const certified = (certificate: ZooCertificate, host: string) => async (world: ProbeWorld) =>
  `https://${host}:${await tlsInFrontOf((await world.moduleProxy()).url, certificate)}`;
const ON_LOOPBACK = { 'first-byte': 2000, body: 2000 };

/** `A` stands for the first entry and `B` for the second, in verdicts. */
const CASES: Readonly<Record<string, Case>> = {
  'answers 404 and a comma follows: the next is asked': {
    first: faulty(LIST, 'status:404'),
    separator: ',',
    verdict: 'good all-good -',
    next: ['not-found-next', 'answers'],
  },
  'answers 410': {
    first: faulty(LIST, 'status:410'),
    separator: ',',
    verdict: 'good all-good -',
    next: ['not-found-next', 'answers'],
  },
  'answers 403 and a comma follows: it keeps go from the next': {
    first: faulty(LIST, 'status:403'),
    separator: ',',
    verdict: 'error entry-stops status pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'answers 403 and a bar follows': {
    first: faulty(LIST, 'status:403'),
    separator: '|',
    verdict: 'warning entry-first-fails status move-behind=B,A remove-entry=B',
    next: ['error-next', 'answers'],
  },
  'answers 407, which no proxy asked for': {
    first: faulty(LIST, 'status:407'),
    separator: ',',
    verdict: 'error entry-stops status pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'answers 500': {
    first: faulty(LIST, 'status:500'),
    separator: ',',
    verdict: 'error entry-stops status pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'gives a login page for a list': {
    first: faulty(LIST, 'html'),
    separator: ',',
    verdict: 'error entry-stops not-a-list pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'gives half a zip': {
    first: faulty(ZIP, 'truncate-after:40'),
    separator: ',',
    verdict: 'error entry-stops zip-failed pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'stops in the middle of a zip': {
    first: faulty(ZIP, 'stall-after:40'),
    separator: '|',
    verdict: 'error entry-hangs stalled-body move-behind=B,A remove-entry=B',
    next: ['hangs', 'not-reached'],
    options: { limits: ON_LOOPBACK },
  },
  'lists the module but has no zip': {
    first: faulty(ZIP, 'status:404'),
    separator: ',',
    verdict: 'good all-good -',
    next: ['not-found-next', 'answers'],
  },
  'breaks off instead of answering': {
    first: faulty(LIST, 'reset'),
    separator: ',',
    verdict: 'error entry-stops reset-first-byte pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'ends its answer too early': {
    first: faulty(LIST, 'wrong-length:+100'),
    separator: '|',
    verdict: 'warning entry-first-fails ended-early move-behind=B,A remove-entry=B',
    next: ['error-next', 'answers'],
  },
  'takes the request and is silent: a bar would not help': {
    first: faulty(LIST, 'stall'),
    separator: '|',
    verdict: 'error entry-hangs stalled-first-byte move-behind=B,A remove-entry=B',
    next: ['hangs', 'not-reached'],
    options: { limits: ON_LOOPBACK },
  },
  'stops in the middle of its answer': {
    first: faulty(LIST, 'stall-after:3'),
    separator: ',',
    verdict: 'error entry-hangs stalled-body move-behind=B,A remove-entry=B',
    next: ['hangs', 'not-reached'],
    options: { limits: ON_LOOPBACK },
  },
  'does not finish the handshake: go waits ten seconds': {
    first: async () => `https://a.corp.example:${await openSilence()}`,
    separator: '|',
    verdict: 'warning entry-slow stalled-tls move-behind=B,A remove-entry=B',
    next: ['waits-next', 'answers'],
    options: { limits: { tls: 2000 } },
  },
  'does not finish the handshake, and a comma follows': {
    first: async () => `https://a.corp.example:${await openSilence()}`,
    separator: ',',
    verdict: 'error entry-waits stalled-tls move-behind=B,A remove-entry=B',
    next: ['waits-stops', 'not-reached'],
    options: { limits: { tls: 2000 } },
  },
  'breaks the handshake off': {
    first: async () => `https://a.corp.example:${await openReset()}`,
    separator: '|',
    verdict: 'warning entry-first-fails reset-tls move-behind=B,A remove-entry=B',
    next: ['error-next', 'answers'],
  },
  'speaks no TLS': {
    first: async (world) => (await world.moduleProxy()).url.replace('http://127.0.0.1', 'https://a.corp.example'),
    separator: '|',
    verdict: 'warning entry-first-fails tls-failed move-behind=B,A remove-entry=B',
    next: ['error-next', 'answers'],
  },
  'has a name that nobody knows': {
    first: async () => 'https://nowhere.invalid',
    separator: ',',
    verdict: 'error entry-stops name-not-found pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'has a name that no name server answers for': {
    first: async () => 'https://silent.corp.example',
    separator: '|',
    verdict: 'warning entry-slow stalled-dns move-behind=B,A remove-entry=B',
    next: ['waits-next', 'answers'],
    options: { limits: { dns: 2000 } },
  },
  'has nothing listening': {
    first: async () => `http://127.0.0.1:${await closedPort()}`,
    separator: ',',
    verdict: 'error entry-stops refused pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
  },
  'has an expired certificate': {
    first: certified('expired', 'a.corp.example'),
    separator: ',',
    verdict: 'error entry-stops expired pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
    isTrusting: true,
  },
  'has the certificate of another host': {
    first: certified('server', 'localhost.corp.example.proxy.example'),
    separator: ',',
    verdict: 'error entry-stops wrong-host pipe-after=A|B move-behind=B,A remove-entry=B',
    next: ['error-stops', 'not-reached'],
    isTrusting: true,
  },
  'sends no intermediate certificate': {
    first: certified('behind-alone', 'a.corp.example'),
    separator: ',',
    verdict: 'error trust-authority issuer-missing ca-file',
    next: ['error-stops', 'not-reached'],
    isTrusting: true,
  },
  'sends the intermediate certificate': {
    first: certified('behind', 'a.corp.example'),
    separator: ',',
    verdict: 'good all-good -',
    next: ['answers', 'not-reached'],
    isTrusting: true,
  },
  'has the certificate of an authority that is not known': {
    first: certified('behind', 'a.corp.example'),
    separator: ',',
    verdict: 'error trust-authority authority-unknown ca-file',
    next: ['error-stops', 'not-reached'],
  },
};

describe.skipIf(process.platform === 'win32')('the first entry of GOPROXY', () => {
  it.each(Object.entries(CASES))(
    '%s',
    async (_name, { first, separator, verdict, next, options = {}, isTrusting = false }) => {
      const world = await openProbeWorld();
      if (isTrusting) await world.settings(TRUSTING);
      const [a, b] = [await first(world), (await world.moduleProxy()).url];
      await world.terminal({ GOPROXY: `${a}${separator}${b}` });
      const report = await world.run(options);
      expect(entriesOf(report).map((entry) => entry.next?.kind)).toEqual(next);
      expect(summary(report).replaceAll(a, 'A').replaceAll(b, 'B')).toBe(verdict);
      expect(report.verdict!.text).not.toMatch(/\{\{|undefined|null/);
    },
  );

  it.skipIf(process.platform !== 'linux')('takes no connection: go waits half a minute', async () => {
    const world = await openProbeWorld();
    const [a, b] = [`http://127.0.0.1:${await openFullQueue()}`, (await world.moduleProxy()).url];
    await world.terminal({ GOPROXY: `${a}|${b}` });
    const report = await world.run({ limits: { connect: 2500 } });
    expect(summary(report)).toBe(`warning entry-slow stalled-connect move-behind=${b},${a} remove-entry=${b}`);
    expect(report.verdict!.params).toMatchObject({ seconds: 30 });
  });

  it('is a folder: the list and the zip are read from it', async () => {
    const world = await openProbeWorld();
    await world.terminal({ GOPROXY: `file:///nonexistent/modules,${(await world.moduleProxy()).url}` });
    const report = await world.run();
    expect(summary(report)).toBe('good all-good -');
    expect(entriesOf(report)[0]).toMatchObject({
      name: '/nonexistent/modules',
      ways: [],
      next: { kind: 'not-found-next' },
    });
  });

  it('answers: one behind it that does not is told as a reserve, and direct is tried where go begins', async () => {
    const world = await openProbeWorld();
    await world.terminal({ GOPROXY: `${(await world.moduleProxy()).url},direct` });
    const report = await world.run({
      lookup: (_host, _options, callback) => callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), '', 0),
    });
    expect(summary(report)).toBe('warning reserve-broken name-not-found');
    expect(entriesOf(report)[1]).toMatchObject({
      entry: 'direct',
      url: 'https://probe.corp.example/tiny?go-get=1',
      tests: null,
    });
  });
});

/** A program that listens and never accepts, with its queue full: the kernel answers no more connections. */
async function openFullQueue(): Promise<number> {
  const program = `const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  require('node:fs').writeSync(1, String(server.address().port));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const sockets: Socket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    child.kill('SIGKILL');
  });
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(text.toString());
  for (let at = 0; at < 4; at++) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    sockets.push(socket);
    await Promise.race([once(socket, 'connect'), new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  return port;
}
