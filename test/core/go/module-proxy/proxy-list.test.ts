import { describe, expect, it } from 'vitest';
import {
  isSingleFileProxy,
  parseProxyList,
  readProxyList,
} from '../../../../electron/core/go/module-proxy/proxy-list.ts';
import { failure } from '../toolchain-module/module-world.ts';

const words = (text: string) =>
  parseProxyList(text).map((entry) =>
    entry.kind === 'proxy' ? `${entry.url}${entry.goOnAfterAnyError ? ' |' : ''}` : entry.kind,
  );

describe('a list', () => {
  it.each([
    ['https://a.example', ['https://a.example']],
    ['https://a.example,direct', ['https://a.example', 'direct']],
    ['https://a.example|https://b.example,off', ['https://a.example |', 'https://b.example', 'off']],
    [' , https://a.example | ,, direct ', ['https://a.example |', 'direct']],
    ['direct,https://never.example', ['direct']],
    ['off|https://never.example', ['off']],
    ['https://a.example,', ['https://a.example']],
    ['https://a.example|', ['https://a.example |']],
    ['a.example', ['https://a.example']],
    ['a.example/go', ['https://a.example/go']],
    ['localhost:8080', ['https://localhost:8080']],
    ['http://a.example', ['http://a.example']],
    ['https://me:secret@a.example/go', ['https://me:secret@a.example/go']],
    ['file:///srv/go', ['file:///srv/go']],
  ])('%s', (text, entries) => {
    expect(words(text)).toEqual(entries);
  });
});

/** real-go.test.ts asks the go command itself for words of the same kind. */
describe('what the go command refuses is refused in its words', () => {
  it.each([
    [',', 'GOPROXY list is not the empty string, but contains no entries'],
    [' ', 'GOPROXY list is not the empty string, but contains no entries'],
    ['proxy', 'invalid proxy URL missing scheme: proxy'],
    ['/srv/go', 'invalid proxy URL missing scheme: /srv/go'],
    ['ftp://a.example', 'invalid proxy URL scheme (must be https, http, file): ftp://a.example'],
    ['file://host/srv', 'invalid file:// proxy URL with non-path elements: file://host/srv'],
    ['file:///srv?x=1', 'invalid file:// proxy URL with non-path elements: file:///srv?x=***'],
    ['https://a.example,proxy,direct', 'invalid proxy URL missing scheme: proxy'],
  ])('%s', async (text, message) => {
    expect(await failure(Promise.resolve().then(() => parseProxyList(text)))).toMatchObject({
      code: 'go-setting-invalid',
      message,
    });
  });

  it('without the credentials', async () => {
    const told = await failure(Promise.resolve().then(() => parseProxyList('socks5://me:secret@a.example')));
    expect(JSON.stringify(told)).not.toContain('secret');
  });
});

it('only file:// with nothing else is a single file proxy', () => {
  const single = (text: string) => isSingleFileProxy(text);
  expect(['file:///srv', 'file:///srv,', 'file:///srv|direct', 'https://a.example', ''].map(single)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

describe('a list read without an error', () => {
  const named = (list: string) => {
    const { entries, problem } = readProxyList(list);
    return { entries: entries.map((entry) => (entry.kind === 'proxy' ? entry.url : entry.kind)), problem };
  };

  it.each([
    ['direct', ['direct']],
    [' https://a.example , | direct,ftp://never.read', ['https://a.example', 'direct']],
    ['a.example:8080|off', ['https://a.example:8080', 'off']],
    ['file:///srv/proxy', ['file:///srv/proxy']],
    ['http://127.0.0.1:3000/x?y', ['http://127.0.0.1:3000/x?y']],
  ])('%s', (list, entries) => {
    expect(named(list)).toEqual({ entries, problem: null });
  });

  it.each([
    [',|', 'GOPROXY list is not the empty string, but contains no entries'],
    ['ftp://a.example', 'invalid proxy URL scheme (must be https, http, file): ftp://a.example'],
    ['none', 'invalid proxy URL missing scheme: none'],
    ['/srv/proxy', 'invalid proxy URL missing scheme: /srv/proxy'],
    ['file:/srv/proxy', 'invalid file:// proxy URL with non-path elements: file:/srv/proxy'],
    ['file://host/x', 'invalid file:// proxy URL with non-path elements: file://host/x'],
  ])('%s is refused', (list, problem) => {
    expect(named(list)).toEqual({ entries: [], problem });
  });
});
