import { describe, expect, it } from 'vitest';
import { DEFAULT_GOSUMDB, parseGosumdb } from '../../../../electron/core/go/checksum-database/checksum-database.ts';
import { makeSumdb } from '../../../helpers/made-sumdb.ts';
import { failure } from '../toolchain-module/module-world.ts';

const { vkey } = makeSumdb('sum.corp.example/go');
const bad = (value: string) => failure(Promise.resolve().then(() => parseGosumdb(value)));

describe('GOSUMDB names a database', () => {
  it('that the go command knows, by name', () => {
    expect(parseGosumdb(DEFAULT_GOSUMDB)).toMatchObject({
      name: 'sum.golang.org',
      key: { hash: '033de0ae' },
      direct: 'https://sum.golang.org',
      explicit: null,
    });
  });

  it('by its alias in China, which is the same one elsewhere', () => {
    expect(parseGosumdb('sum.golang.google.cn')).toMatchObject({
      name: 'sum.golang.org',
      explicit: 'https://sum.golang.google.cn',
    });
  });

  it('by name with another address', () => {
    expect(parseGosumdb('sum.golang.org  https://mirror.example/db')).toMatchObject({
      name: 'sum.golang.org',
      explicit: 'https://mirror.example/db',
    });
  });

  it('of one’s own, by key', () => {
    expect(parseGosumdb(vkey)).toMatchObject({
      name: 'sum.corp.example/go',
      direct: 'https://sum.corp.example/go',
      explicit: null,
    });
    expect(parseGosumdb(`${vkey} http://127.0.0.1:1234`)).toMatchObject({ explicit: 'http://127.0.0.1:1234' });
  });
});

describe('what the go command refuses is refused in its words', () => {
  it('off', async () => {
    expect(await bad('off')).toMatchObject({
      code: 'sumdb-disabled',
      message: 'checksum database disabled by GOSUMDB=off',
    });
  });

  it.each([
    ['  ', 'missing GOSUMDB'],
    ['a b c', 'invalid GOSUMDB: too many fields'],
    ['sum.unknown.example', 'invalid GOSUMDB: malformed verifier id'],
    [vkey.replace(/\+.{8}\+/, '+00000000+'), 'invalid GOSUMDB: invalid verifier hash'],
    [makeSumdb('sum.corp.example/').vkey, 'invalid sumdb name (must be host[/path]): sum.corp.example/'],
    [makeSumdb('sum.corp.example?x').vkey, 'invalid sumdb name (must be host[/path]): sum.corp.example?x'],
    [`${vkey} sum.corp.example`, 'invalid GOSUMDB URL: sum.corp.example'],
  ])('%s', async (value, message) => {
    expect(await bad(value)).toMatchObject({ code: 'go-setting-invalid', message });
  });

  it('a name that would lead elsewhere', async () => {
    const told = await bad(makeSumdb('me:secret@sum.corp.example').vkey);
    expect(told.message).toContain('invalid sumdb name');
    expect(told.message).not.toContain('secret');
  });
});
