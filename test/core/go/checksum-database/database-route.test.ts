import { describe, expect, it } from 'vitest';
import { verifyModule } from '../../../../electron/core/go/checksum-database/verify-module.ts';
import { madeH1, makeSumdb } from '../../../helpers/made-sumdb.ts';
import { failure, openMadeProxy, openModuleWorld } from '../toolchain-module/module-world.ts';

const VERSION = 'v0.0.1-go1.26.3.linux-amd64';
const H1 = madeH1('the zip');
/** Port 9 of this machine: nothing listens there, so asking the database directly fails at once. */
const NOWHERE = '127.0.0.1:9';

async function openWith(proxies: readonly ('passes-on' | 'strips' | number)[]) {
  const sumdb = makeSumdb(NOWHERE);
  sumdb.fill(3);
  sumdb.add('golang.org/toolchain', VERSION, H1);
  const world = await openModuleWorld({ sumdb });
  const made = await Promise.all(
    proxies.map(async (kind) => {
      const proxy = await openMadeProxy(kind === 'strips' ? null : sumdb);
      if (typeof kind === 'number') proxy.server.faultAlways(`/sumdb/${NOWHERE}/supported`, `status:${kind}`);
      return proxy;
    }),
  );
  const asked = () =>
    made.map(
      (proxy) =>
        proxy.server.requests.filter(({ path }) => path.endsWith(`/lookup/golang.org/toolchain@${VERSION}`)).length,
    );
  return {
    world,
    urls: made.map(({ url }) => url),
    made,
    asked,
    verify: (goproxy: string, gosumdb = sumdb.vkey) => verifyModule(world.client({ goproxy, gosumdb }), VERSION, H1),
  };
}

describe('the first proxy that supports the database is the only way', () => {
  it('after those that have it not', async () => {
    const { urls, verify, asked } = await openWith(['strips', 'passes-on', 'passes-on']);
    expect(await verify(urls.join(','))).toMatchObject({ via: `${urls[1]}/sumdb/${NOWHERE}` });
    expect(asked()).toEqual([0, 1, 0]);
  });

  it('also when it fails later: nobody else is asked', async () => {
    const { urls, made, verify, asked } = await openWith(['passes-on', 'passes-on']);
    made[0]?.server.faultAlways(`/sumdb/${NOWHERE}/lookup/golang.org/toolchain@${VERSION}`, 'status:404');
    expect(await failure(verify(urls.join('|')))).toMatchObject({ code: 'sumdb-unavailable', attack: 'unreachable' });
    expect(asked()).toEqual([1, 0]);
  });

  it('410 is as good a no as 404', async () => {
    const { urls, verify } = await openWith([410, 'passes-on']);
    expect(await verify(urls.join(','))).toMatchObject({ via: `${urls[1]}/sumdb/${NOWHERE}` });
  });
});

describe('any other answer than 200, 404 and 410 is the database being unavailable', () => {
  it.each([204, 400, 401, 403, 500, 503])('%i', async (status) => {
    const { urls, verify, asked } = await openWith([status, 'passes-on']);
    expect(await failure(verify(urls.join(',')))).toMatchObject({
      code: 'sumdb-unavailable',
      attack: 'sumdb-stripped',
      message: expect.stringContaining(String(status)),
    });
    expect(asked()).toEqual([0, 0]);
  });

  it('also where the last of the list has it not: the database itself is not asked then', async () => {
    const { urls, verify } = await openWith([500, 'strips']);
    expect(await failure(verify(urls.join('|')))).toMatchObject({
      code: 'sumdb-unavailable',
      details: { status: 500 },
    });
  });

  it('but for a | behind the proxy', async () => {
    const { urls, verify } = await openWith([500, 'passes-on']);
    expect(await verify(urls.join('|'))).toMatchObject({ via: `${urls[1]}/sumdb/${NOWHERE}` });
  });
});

describe('without a proxy that supports it, the database itself is asked', () => {
  it.each([',direct', ',off', ''])('GOPROXY=<one that strips it>%s', async (rest) => {
    const { urls, verify } = await openWith(['strips']);
    const told = await failure(verify(`${urls[0]}${rest}`));
    expect(told).toMatchObject({
      code: 'sumdb-unavailable',
      attack: 'sumdb-stripped',
      details: { via: `https://${NOWHERE}/`, refusedBy: [`${urls[0]}/`] },
    });
    expect(told.message).toContain(`${urls[0]}/ does not pass it on (no /sumdb/)`);
  });

  it('direct alone: and when it is not there, it says so', async () => {
    const { verify } = await openWith([]);
    expect(await failure(verify('direct'))).toMatchObject({ code: 'sumdb-unavailable', attack: 'unreachable' });
  });
});

it('an address in GOSUMDB goes before all proxies', async () => {
  const { world, urls, verify, asked } = await openWith(['passes-on']);
  expect(await verify(urls.join(','), `${world.sumdb.vkey} ${world.proxy.url}`)).toMatchObject({
    via: `${world.proxy.url}/`,
  });
  expect(asked()).toEqual([0]);
});
