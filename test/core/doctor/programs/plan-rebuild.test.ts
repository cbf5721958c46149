import { describe, expect, it } from 'vitest';
import type { BuildInfo } from '../../../../electron/contract/build-info.ts';
import { buildOptionsOf, planRebuild } from '../../../../electron/core/doctor/programs/plan-rebuild.ts';

const native = { os: 'linux', arch: 'amd64' };
const MAIN = { path: 'example.com/tool', version: 'v1.2.3', sum: 'h1:abc=' };
const INFO: BuildInfo = { goVersion: 'go1.24.4', path: 'example.com/tool/cmd/x', main: MAIN, deps: [], settings: [] };

function obstacleOf(info: Partial<BuildInfo>, program: { os?: string; arch?: string; isLink?: boolean } = {}): string {
  const rebuild = planRebuild(
    { info: { ...INFO, ...info }, os: 'linux', arch: 'amd64', isLink: false, ...program },
    native,
  );
  return rebuild.possible ? rebuild.target : rebuild.obstacle;
}

describe('what go install makes again', () => {
  it.each([
    ['a release', {}, 'example.com/tool/cmd/x@v1.2.3'],
    [
      'a pseudo-version',
      { main: { ...MAIN, version: 'v0.0.0-20260101000000-0123456789ab' } },
      'example.com/tool/cmd/x@v0.0.0-20260101000000-0123456789ab',
    ],
    [
      'a version before modules',
      { main: { ...MAIN, version: 'v2.0.0+incompatible' } },
      'example.com/tool/cmd/x@v2.0.0+incompatible',
    ],
    ['the module itself', { path: 'example.com/tool' }, 'example.com/tool@v1.2.3'],
    ['a folder', { main: { path: 'example.com/tool', version: '(devel)' } }, 'devel'],
    ['no version', { main: { path: 'example.com/tool' } }, 'devel'],
    ['a checkout', { main: { path: 'example.com/tool', version: 'v1.2.3' } }, 'checkout'],
    ['a changed checkout', { main: { ...MAIN, version: 'v1.2.3+dirty' } }, 'modified'],
    ['a changed checkout, said by version control', { settings: [{ key: 'vcs.modified', value: 'true' }] }, 'modified'],
    ['a replaced dependency', { deps: [{ path: 'a.b/c', version: 'v1.0.0', replace: { path: './c' } }] }, 'replaced'],
    ['no module', { main: null }, 'no-module'],
    ['a tool of Go', { path: 'cmd/gofmt', main: null }, 'part-of-go'],
    ['an option in place of a package', { path: '-toolexec=/bin/sh' }, 'invalid'],
    ['a package of another module', { path: 'example.org/evil' }, 'invalid'],
    ['an odd version', { main: { ...MAIN, version: 'latest' } }, 'invalid'],
  ] as const)('%s', (_, info, expected) => expect(obstacleOf(info)).toBe(expected));

  it('not for another machine, and not through a link', () => {
    expect(obstacleOf({}, { os: 'windows' })).toBe('other-platform');
    expect(obstacleOf({}, { arch: 'arm64' })).toBe('other-platform');
    expect(obstacleOf({}, { isLink: true })).toBe('link');
  });
});

it('tags, plain linker flags and the level of the processor are kept, nothing that could run a program', () => {
  const settings = Object.entries({
    '-tags': 'one,two',
    '-trimpath': 'true',
    '-ldflags': `-s -w -X main.who=ada -X 'main.name=two words'`,
    '-gcflags': '-N',
    CGO_ENABLED: '0',
    GOAMD64: 'v3',
    GOOS: 'linux',
    CGO_LDFLAGS: '-O2',
  }).map(([key, value]) => ({ key, value }));
  expect(buildOptionsOf({ ...INFO, settings })).toEqual({
    flags: ['-tags=one,two', '-trimpath', `-ldflags=-s -w -X main.who=ada -X 'main.name=two words'`],
    env: { CGO_ENABLED: '0', GOAMD64: 'v3' },
  });
  for (const value of ['-extld=/tmp/evil', '-s -extld=/tmp/evil', '-X main.a=b -extldflags=-x']) {
    expect(buildOptionsOf({ ...INFO, settings: [{ key: '-ldflags', value }] }).flags).toEqual([]);
  }
});
