import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { hash1 } from '../../../../electron/core/go/checksum-database/dirhash.ts';
import { parseProxyList } from '../../../../electron/core/go/module-proxy/proxy-list.ts';
import { openModuleProxy } from '../../../../electron/core/go/toolchain-module/open-module-proxy.ts';
import type { MadeModuleProxy } from '../../../helpers/made-module-proxy.ts';
import { type MadeSumdb, madeH1, makeSumdb } from '../../../helpers/made-sumdb.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { failure, openMadeProxy, openModuleWorld } from './module-world.ts';

const go = findRealGo();
const RELEASE = 'go1.99.7';
const VERSION = `v0.0.1-${RELEASE}.linux-amd64`;
const ZIP = `/golang.org/toolchain/@v/${VERSION}.zip`;
/** Nothing listens on port 9 of this machine: the database by itself is out of reach at once. */
const NOWHERE = '127.0.0.1:9';

/** What the real go command does to get a toolchain, in a home of its own; everything it says. */
async function askGo(env: Record<string, string>, args: readonly string[] = ['version']): Promise<string> {
  const { dir, env: scrubbed } = await createSandbox();
  await mkdir(path.join(dir, 'work'));
  const own = {
    GOPATH: path.join(dir, 'gopath'),
    GOENV: 'off',
    GOFLAGS: '-modcacherw',
    GOCACHE: path.join(dir, 'cache'),
    GOTOOLCHAIN: RELEASE,
  };
  return await new Promise((resolve) => {
    const options = { cwd: path.join(dir, 'work'), env: { ...scrubbed, ...own, ...env } };
    execFile(path.join(go?.root ?? '', 'bin', 'go'), [...args], options, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

/** The same by GoSwitch: the zip, and its proof. What failed, in words. */
async function askGoSwitch(env: Record<string, string>): Promise<string> {
  const world = await openModuleWorld({ env });
  const proxy = await openModuleProxy({ context: world.context, locks: world.locks, own: '', roots: [] });
  try {
    const zip = await proxy.fetchZip({
      moduleVersion: VERSION,
      partial: path.join(world.sandbox.dir, 'zip.partial'),
      onBytes: () => undefined,
    });
    expect(zip.bytes).toBeGreaterThan(100);
    await proxy.verify(VERSION, TRUE_H1);
    return 'proven';
  } catch (error) {
    if (isAppError(error)) return error.message;
    throw error;
  }
}

/** The toolchain that every proxy has: the same bytes, so the same hash. */
const TRUE_H1 = await (async () => {
  const { startMadeModuleProxy } = await import('../../../helpers/made-module-proxy.ts');
  await using proxy = await startMadeModuleProxy();
  return proxy.addToolchain(RELEASE).h1;
})();

/** Which proxy was asked for what, in order; a request that is only repeated counts once. */
function requestsOf(proxies: readonly MadeModuleProxy[]): { take(): Promise<string[]> } {
  return {
    async take() {
      const all = proxies.flatMap(({ server }, at) => server.requests.map(({ path: asked }) => ({ at, asked })));
      for (const { server } of proxies) server.forgetRequests();
      const kinds = all.flatMap(({ at, asked }) =>
        asked === ZIP
          ? [`${at} zip`]
          : asked.endsWith('/supported')
            ? [`${at} supported`]
            : asked.includes('/lookup/')
              ? [`${at} lookup`]
              : [],
      );
      return [...new Set(kinds)].toSorted();
    },
  };
}

type Kind = 'ok' | '404' | '410' | '403' | '500';

describe.skipIf(go === null)('as the real go command does (needs Go)', () => {
  async function openList(kinds: readonly Kind[], sumdb: MadeSumdb) {
    return await Promise.all(
      kinds.map(async (kind) => {
        const proxy = await openMadeProxy();
        proxy.addToolchain(RELEASE);
        proxy.passOn(kind === 'ok' ? sumdb : null);
        if (kind !== 'ok')
          for (const asked of [ZIP, `/sumdb/${NOWHERE}/supported`]) proxy.server.faultAlways(asked, `status:${kind}`);
        return proxy;
      }),
    );
  }

  it('the proxies of generated lists are asked for zip and database in the same way, with the same end', {
    timeout: 240_000,
  }, async () => {
    const sumdb = makeSumdb(NOWHERE);
    sumdb.fill(5);
    sumdb.add('golang.org/toolchain', VERSION, TRUE_H1, `h1:${'8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0='}`);
    sumdb.fill(5);
    const entry = fc.tuple(fc.constantFrom<Kind>('ok', '404', '410', '403', '500'), fc.constantFrom(',', '|'));
    const lists = fc.sample(fc.array(entry, { minLength: 1, maxLength: 4 }), { numRuns: 14, seed: 20261121 });
    const ends = new Set<boolean>();
    for (const list of lists) {
      const proxies = await openList(
        list.map(([kind]) => kind),
        sumdb,
      );
      const env = {
        GOPROXY: list.map(([, separator], at) => `${proxies[at]?.url}${separator}`).join(''),
        GOSUMDB: sumdb.vkey,
      };
      const requests = requestsOf(proxies);
      const said = await askGo(env);
      const byGo = { asked: await requests.take(), isInstalled: said.includes(`go version ${RELEASE}`) };
      const answer = await askGoSwitch(env);
      const byGoSwitch = { asked: await requests.take(), isInstalled: answer === 'proven' };
      expect(byGoSwitch, `${list.map((one) => one.join('')).join('')}\n${said}\n${answer}`).toEqual(byGo);
      ends.add(byGo.isInstalled);
      for (const proxy of proxies) await proxy.close();
    }
    expect(ends).toEqual(new Set([true, false]));
  });

  it.each([
    ',',
    ' ',
    'proxy',
    '/srv/go',
    'ftp://a.example',
    'file://host/srv',
    'file:///srv?x=1',
    'file:/srv',
    'https://a.example,proxy,direct',
    'c:/x',
  ])('GOPROXY=%s is refused in the same words', async (goproxy) => {
    const said = await askGo({ GOPROXY: goproxy, GOTOOLCHAIN: 'local' }, ['mod', 'download', 'example.com/m@v1.0.0']);
    const { message } = await failure(Promise.resolve().then(() => parseProxyList(goproxy)));
    // Queries are hidden in our words.
    expect(said.replace('?x=1', '?x=***')).toContain(message.replace('?***', '?x=***'));
  });

  it.each([
    'off',
    'a b c',
    'sum.unknown.example',
    `${makeSumdb('x.example').vkey.replace(/\+.{8}\+/, '+00000000+')}`,
    makeSumdb('sum.corp.example/').vkey,
  ])('GOSUMDB=%s: the same words', async (gosumdb) => {
    const proxy = await openMadeProxy();
    proxy.addToolchain(RELEASE);
    const said = await askGo({ GOPROXY: proxy.url, GOSUMDB: gosumdb });
    const world = await openModuleWorld({ env: { GOPROXY: proxy.url, GOSUMDB: gosumdb } });
    // Unset, GoSwitch takes the database that every Go since 1.13 is delivered with; with GOENV=off and no go.env so
    // must the go command be told.
    if (gosumdb === '') return expect(said).toMatch(/missing GOSUMDB|sum\.golang\.org/);
    const opened = await openModuleProxy({ context: world.context, locks: world.locks, own: '', roots: [] });
    expect(said).toContain((await failure(Promise.resolve().then(() => opened.database()))).message);
  });

  it.each<[string, (sumdb: MadeSumdb) => (path: string, bytes: Buffer | null) => Buffer | null, RegExp]>([
    [
      'a wrong record',
      () => (asked, bytes) =>
        asked.startsWith('lookup/') ? Buffer.from(String(bytes).replace('/go.mod h1:', '/go.mod h1:A')) : bytes,
      /cannot authenticate record data/,
    ],
    [
      'a stale tree',
      (sumdb) => (asked, bytes) =>
        asked.startsWith('lookup/') ? Buffer.from(`5\n${sumdb.recordText(5)}\n${sumdb.treeNote(4)}`) : bytes,
      /cannot validate record 5 in tree of size 4/,
    ],
    [
      'a wrong tile',
      () => (asked, bytes) => (asked.startsWith('tile/') ? Buffer.alloc(bytes?.length ?? 0) : bytes),
      /downloaded inconsistent tile/,
    ],
    [
      'a page in place of the record',
      () => (asked, bytes) => (asked.startsWith('lookup/') ? Buffer.from('<html></html>') : bytes),
      /malformed record data/,
    ],
    [
      'a note that is no tree',
      (sumdb) => (asked, bytes) =>
        asked.startsWith('lookup/') ? Buffer.from(`5\n${sumdb.recordText(5)}\n${sumdb.signNote('x\n')}`) : bytes,
      /malformed tree note/,
    ],
    [
      'a record about something else',
      (sumdb) => (asked, bytes) =>
        asked.startsWith('lookup/') ? Buffer.from(`2\n${sumdb.recordText(2)}\n${sumdb.treeNote()}`) : bytes,
      /checksum missing from sumdb response/,
    ],
  ])('%s is refused with the same words', async (_name, attack, words) => {
    const sumdb = makeSumdb();
    sumdb.fill(5);
    const proxy = await openMadeProxy(sumdb);
    proxy.addToolchain(RELEASE);
    proxy.intercept(attack(sumdb));
    const env = { GOPROXY: proxy.url, GOSUMDB: sumdb.vkey };
    expect(await askGo(env)).toMatch(words);
    expect(await askGoSwitch(env)).toMatch(words);
  });

  it('a wrong zip is refused with the same words', async () => {
    const sumdb = makeSumdb();
    const proxy = await openMadeProxy(sumdb);
    proxy.addToolchain(RELEASE, { recordedH1: madeH1('another') });
    const env = { GOPROXY: proxy.url, GOSUMDB: sumdb.vkey };
    const [said, answer] = [await askGo(env), await askGoSwitch(env)];
    expect(said).toContain(answer.slice(answer.indexOf('checksum mismatch')));
  });

  it('the hash of a tree of files is the one that the go command records', async () => {
    const sumdb = makeSumdb();
    const proxy = await openMadeProxy(sumdb);
    const files = {
      'go.mod': 'module example.com/m\n',
      'b/z.go': 'package b\n',
      'a.go': 'package m\n',
      'a-b.go': 'package m\n',
      'B.txt': '',
    };
    proxy.addModule('example.com/m', 'v1.0.0', files);
    const hashed = Object.entries(files).map(([name, body]) => ({
      name: `example.com/m@v1.0.0/${name}`,
      sha256: createHash('sha256').update(body).digest('hex'),
    }));
    const said = await askGo({ GOPROXY: proxy.url, GOSUMDB: sumdb.vkey, GOTOOLCHAIN: 'local' }, [
      'mod',
      'download',
      '-json',
      'example.com/m@v1.0.0',
    ]);
    expect(JSON.parse(said)).toMatchObject({ Sum: hash1(hashed) });
  });
});
