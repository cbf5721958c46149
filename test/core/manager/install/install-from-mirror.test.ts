import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { serveMadeReleases } from '../../../helpers/serve-made-releases.ts';
import { createInstallEngine, type InstallEngine } from './install-engine.ts';

const FILE = 'go1.26.3.linux-amd64.tar.gz';
const LISTING =
  '<html><head><title>Index of /golang/</title></head><body><a href="go1.26.3.linux-amd64.tar.gz">go1.26.3</a></body></html>';

/** What a mirror without an index answers for its root: each is seen in the wild. */
const ROOTS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'a listing for people': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(LISTING),
  '404': (response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>'),
  '403, listings being off': (response) => response.writeHead(403).end(),
  'a redirect to itself': (response) => response.writeHead(302, { location: './' }).end(),
  'JSON of another kind': (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"files":[]}'),
};

/** A folder of files below /golang/ on loopback, closed when the test ends. */
async function openMirror(files: Readonly<Record<string, Buffer>>, root = ROOTS['a listing for people']!) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { pathname } = new URL(request.url ?? '', 'http://x');
    if (pathname === '/golang/') return root(response);
    const bytes = files[pathname.slice('/golang/'.length)];
    if (bytes === undefined) return void response.writeHead(404).end('not here');
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/golang/`, asked };
}

const failure = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

describe('a mirror without an index', () => {
  let engine: InstallEngine;
  let genuine: Buffer;

  beforeEach(async () => {
    engine = await createInstallEngine();
    genuine = serveMadeReleases(engine.server, ['go1.25.5', 'go1.26.3']).get('go1.26.3')!;
  });

  /** The files are to come from the mirror: the trusted source has its list alone. */
  const onlyTheList = () => engine.server.removeFile(`/dl/${FILE}`);

  it.each(Object.entries(ROOTS))(
    'that answers %s for it gives the file; list and sha256 are a trusted source’s',
    async (_name, root) => {
      onlyTheList();
      const mirror = await openMirror({ [FILE]: genuine }, root);
      const result = await engine.install({ spec: '1.26', from: mirror.base });
      expect(result).toMatchObject({ version: 'go1.26.3', verifiedBy: 'sha256' });
      expect(result).not.toHaveProperty('notAt');
      expect(mirror.asked.at(-1)).toBe(`/golang/${FILE}`);
    },
  );

  it('is known by its kind in the settings too, and then is not asked for a list', async () => {
    onlyTheList();
    const mirror = await openMirror({ [FILE]: genuine });
    const store = await engine.core.settings();
    const { sources } = (await store.read()).settings;
    await store.update({ sources: [...sources, { name: 'office', kind: 'files', url: mirror.base, trusted: false }] });
    expect(await engine.install({ spec: '1.26', from: 'office' })).toMatchObject({
      version: 'go1.26.3',
      verifiedBy: 'sha256',
    });
    expect(mirror.asked).toEqual([`/golang/${FILE}`]);
  });

  it('gives the list of the trusted source, marked as that', async () => {
    const mirror = await openMirror({});
    const list = await (await engine.core.releases()).listOnly(mirror.base);
    expect([list.filesAt, list.source, list.trusted, list.releases.map(({ version }) => version)]).toEqual([
      mirror.base,
      'test',
      true,
      ['go1.26.3', 'go1.25.5'],
    ]);
  });

  it('that lags behind: the file comes from the other sources, and the result says so', async () => {
    const mirror = await openMirror({ 'go1.25.5.linux-amd64.tar.gz': Buffer.from('old') });
    expect(await engine.install({ spec: '1.26', from: mirror.base })).toMatchObject({
      version: 'go1.26.3',
      notAt: { mirror: mirror.base, from: `${engine.server.base}${FILE}` },
    });
  });

  it('that lags behind where nobody else has the file: the error names both', async () => {
    onlyTheList();
    const mirror = await openMirror({});
    expect(await failure(engine.install({ spec: '1.26', from: mirror.base }))).toMatchObject({
      code: 'http-status',
      message: expect.stringMatching(/answered 404 .*\/golang\/go1.26.3.*The other sources: .*404.*\/dl\/go1.26.3/),
    });
  });

  it('that sends other bytes is refused, though another source has the right ones', async () => {
    const other = Buffer.from(genuine);
    // The time in its gzip header (RFC 1952): as large, and unpacks as well.
    other.writeUInt8(other.readUInt8(4) ^ 1, 4);
    const mirror = await openMirror({ [FILE]: other });
    expect(await failure(engine.install({ spec: '1.26', from: mirror.base }))).toMatchObject({
      code: 'checksum-mismatch',
      details: { from: `${mirror.base}${FILE}` },
    });
    expect(engine.server.requestsFor(`/dl/${FILE}`)).toEqual([]);
  });

  it('works from the kept copy of the list where no trusted source answers any more', async () => {
    await (await engine.core.releases()).list();
    engine.server.faultAlways('/dl/', 'reset');
    const mirror = await openMirror({ [FILE]: genuine });
    expect(await engine.install({ spec: '1.26.3', from: mirror.base })).toMatchObject({
      version: 'go1.26.3',
      verifiedBy: 'sha256',
    });
  });

  it('is refused with what to do where no trusted list can be had', async () => {
    engine.server.faultAlways('/dl/', 'status:403');
    const mirror = await openMirror({ [FILE]: genuine });
    const request = { spec: '1.26', from: mirror.base };
    expect(await failure(engine.install(request))).toMatchObject({
      code: 'index-unavailable',
      message: expect.stringContaining(
        `${mirror.base} has no release list of its own, and no trusted one could be loaded: `,
      ),
      hint: expect.stringContaining('--sha256'),
    });
    await (await engine.core.settings()).update({
      sources: [{ name: 'bare', kind: 'files', url: mirror.base, trusted: false }],
    });
    expect(await failure(engine.install({ spec: '1.26', from: 'bare' }))).toMatchObject({
      code: 'index-unavailable',
      hint: expect.stringContaining('goswitch settings set sources go.dev,golang.google.cn'),
    });
    expect(mirror.asked).not.toContain(`/golang/${FILE}`);
  });

  it('that does not answer at all is said to be so, and nobody else is asked', async () => {
    const gone = await openMirror({}, (response) => response.destroy());
    engine.server.forgetRequests();
    expect(await failure(engine.install({ spec: '1.26', from: gone.base }))).toMatchObject({
      code: 'network-unreachable',
    });
    expect(engine.server.requests).toEqual([]);
  });
});
