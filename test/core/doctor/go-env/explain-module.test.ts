import { describe, expect, it } from 'vitest';
import { explainModule } from '../../../../electron/core/doctor/go-env/explain-module.ts';
import { findPattern } from '../../../../electron/core/go/variables/match-module.ts';

const DEFAULTS: Readonly<Record<string, string>> = {
  GOPROXY: 'https://one.example,https://two.example|direct',
  GOSUMDB: 'sum.golang.org',
};
const ask = (module: string, values: Record<string, string>) =>
  explainModule(module, (name) => values[name] ?? DEFAULTS[name] ?? '');

describe('how a module would be fetched', () => {
  it('through the proxies in order, checked', () => {
    expect(ask('github.com/x/y', {})).toEqual({
      module: 'github.com/x/y',
      private: null,
      ways: [
        { kind: 'proxy', url: 'https://one.example/', next: 'not-found' },
        { kind: 'proxy', url: 'https://two.example/', next: 'any-error' },
        { kind: 'direct', url: null, next: null },
      ],
      checked: { database: 'sum.golang.org', because: null },
      problem: null,
    });
  });

  it('directly and unchecked when GOPRIVATE matches', () => {
    expect(ask('git.corp.example/team/lib', { GOPRIVATE: '*.corp.example' })).toMatchObject({
      private: { variable: 'GOPRIVATE', pattern: '*.corp.example' },
      ways: [{ kind: 'direct', url: null, next: null }],
      checked: { database: null, because: { variable: 'GOPRIVATE', value: '*.corp.example' } },
    });
  });

  it('GONOPROXY and GONOSUMDB stand before GOPRIVATE, each for itself', () => {
    const answer = ask('git.corp.example/lib', {
      GOPRIVATE: 'git.corp.example',
      GONOPROXY: 'none',
      GONOSUMDB: 'other.example',
    });
    expect([answer.private, answer.ways.length, answer.checked.database]).toEqual([null, 3, 'sum.golang.org']);
  });

  it('says what turns checking off, and what the go command refuses', () => {
    expect(ask('x.example/y', { GOSUMDB: 'off' }).checked).toEqual({
      database: null,
      because: { variable: 'GOSUMDB', value: 'off' },
    });
    expect(
      ask('x.example/y', { GOSUMDB: 'sum.corp.example+033de0ae+AAAA https://sum.corp.example' }).checked.database,
    ).toBe('sum.corp.example');
    expect(ask('x.example/y', { GOPROXY: 'ftp://x' })).toMatchObject({
      ways: [],
      problem: 'invalid proxy URL scheme (must be https, http, file): ftp://x',
    });
  });

  it('shows no password of a proxy', () => {
    expect(JSON.stringify(ask('x.example/y', { GOPROXY: 'https://ada:geheim@one.example' }))).not.toContain('geheim');
  });
});

describe('patterns of modules', () => {
  it.each([
    ['git.corp.example', 'git.corp.example/a/b', true],
    ['git.corp.example', 'git.corp.example.org/a', false],
    ['*.corp.example', 'git.corp.example/a', true],
    ['*.corp.example', 'corp.example/a', false],
    ['github.com/*/private', 'github.com/ada/private/sub', true],
    ['github.com/*/private', 'github.com/ada', false],
    ['*', 'anything.example/x', true],
    ['g?t.example/[a-c]x', 'git.example/bx', true],
    ['g?t.example/[^a-c]x', 'git.example/bx', false],
    ['git.example/[]a]', 'git.example/a', false],
    ['git.example/[-a]', 'git.example/a', false],
    ['git.example/\\*', 'git.example/*', true],
    ['git.example/[', 'git.example/[', false],
    [' spaced.example , other.example', 'other.example/x', true],
  ])('%s, %s: %s', (list, module, expected) => {
    expect(findPattern(list, module) !== null).toBe(expected);
  });
});
