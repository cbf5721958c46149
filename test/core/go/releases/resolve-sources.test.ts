import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../../electron/contract/settings.ts';
import { resolveFrom, resolveSources } from '../../../../electron/core/go/releases/resolve-sources.ts';

const sourceAt = (url: string, trusted: boolean) =>
  resolveSources(settingsSchema.parse({ sources: [{ name: 'one', kind: 'index', url, trusted }] }));

describe('a source of the settings', () => {
  it.each(['http://127.0.0.1:8080/dl/', 'http://localhost:1/', 'https://[::1]/dl/', 'https://mirror.example/dl/'])(
    '%s is trusted only where they say so',
    (url) => {
      expect([sourceAt(url, true)[0]?.trusted, sourceAt(url, false)[0]?.trusted]).toEqual([true, false]);
      const sources = sourceAt(url, false);
      expect([resolveFrom(sources, 'one').trusted, resolveFrom(sources, url).trusted]).toEqual([false, false]);
    },
  );

  it('is never trusted over plain http from another machine', () => {
    expect(sourceAt('http://mirror.example/dl/', true)[0]?.trusted).toBe(false);
  });
});

it('an address on loopback that a person types is trusted; another one is not', () => {
  const sources = sourceAt('https://mirror.example/dl/', true);
  const trusted = (url: string) => resolveFrom(sources, url).trusted;
  expect([
    trusted('http://127.0.0.1:8080/dl/'),
    trusted('https://other.example/dl/'),
    trusted('https://mirror.example/dl/'),
  ]).toEqual([true, false, true]);
});

describe('a known mirror', () => {
  const sources = sourceAt('https://mirror.example/dl/', true);

  it.each(['aliyun', 'ustc', 'nju', 'hust'])(
    '%s needs no place in the settings: it has files, and says nothing of what is genuine',
    (name) => {
      const found = resolveFrom(sources, name);
      expect(found).toMatchObject({ name, kind: 'files', trusted: false, configured: false });
      expect(resolveFrom(sources, found.base.replace(/\/$/, ''))).toEqual(found);
    },
  );

  it('golang.google.cn is the Go project’s own', () => {
    expect(resolveFrom(sources, 'golang.google.cn')).toMatchObject({
      kind: 'index',
      base: 'https://golang.google.cn/dl/',
      trusted: true,
    });
  });

  it('gives way to a source of the settings with its name or address', () => {
    const own = [{ name: 'aliyun', kind: 'index', url: 'https://own.example/go/', trusted: false }];
    expect(resolveFrom(resolveSources(settingsSchema.parse({ sources: own })), 'aliyun').base).toBe(
      'https://own.example/go/',
    );
    const distrusted = [{ name: 'far', kind: 'index', url: 'https://go.dev/dl/', trusted: false }];
    expect(
      resolveFrom(resolveSources(settingsSchema.parse({ sources: distrusted })), 'https://go.dev/dl').trusted,
    ).toBe(false);
  });
});
