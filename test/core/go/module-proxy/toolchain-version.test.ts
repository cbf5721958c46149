import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseToolchainList,
  parseToolchainVersion,
  toolchainVersion,
} from '../../../../electron/core/go/module-proxy/toolchain-version.ts';

describe('a version of golang.org/toolchain', () => {
  it.each([
    ['v0.0.1-go1.22.4.linux-amd64', 'go1.22.4', 'linux/amd64', true],
    ['v0.0.1-go1.27rc1.darwin-arm64', 'go1.27rc1', 'darwin/arm64', false],
    ['v0.0.1-go1.20.linux-arm', 'go1.20', 'linux/armv6l', true],
    ['v0.0.1-go1.21.0.freebsd-arm', 'go1.21.0', 'freebsd/arm', true],
    ['v0.0.1-go1.8beta2.windows-386', 'go1.8beta2', 'windows/386', false],
  ])('%s', (moduleVersion, version, platform, stable) => {
    const parsed = parseToolchainVersion(moduleVersion);
    expect(parsed).toMatchObject({ version, moduleVersion, stable });
    expect(`${parsed?.platform.os}/${parsed?.platform.arch}`).toBe(platform);
    expect(toolchainVersion(version, parsed!.platform)).toBe(moduleVersion);
  });

  it.each([
    'v0.0.1-go1.9.2rc2.linux-amd64',
    'v0.0.1-go1.22.4.linux',
    'v0.0.2-go1.22.4.linux-amd64',
    'v1.0.0',
    'go1.22.4',
    'v0.0.1-go1.22.4.linux-amd64/../x',
    '',
  ])('%s stands for no release', (moduleVersion) => {
    expect(parseToolchainVersion(moduleVersion)).toBeNull();
  });
});

describe('a list', () => {
  const text = [
    'go1.9.linux-amd64',
    'go1.21rc2.linux-amd64 2023-06-21T00:00:00Z',
    'go1.21.0.linux-amd64',
    'go1.10.linux-amd64',
    'go1.21.0.linux-arm',
    'go1.21.0.linux-amd64',
  ]
    .map((name) => `v0.0.1-${name}`)
    .join('\n');

  it('gives those for one platform, newest first, each once', () => {
    const found = parseToolchainList(`${text}\n\nrubbish\n`, { os: 'linux', arch: 'amd64' });
    expect(found.map(({ version, stable }) => `${version}${stable ? '' : ' pre'}`)).toEqual([
      'go1.21.0',
      'go1.21rc2 pre',
      'go1.10',
      'go1.9',
    ]);
  });

  it('has armv6l as arm', () => {
    expect(parseToolchainList(text, { os: 'linux', arch: 'armv6l' }).map(({ moduleVersion }) => moduleVersion)).toEqual(
      ['v0.0.1-go1.21.0.linux-arm'],
    );
  });

  it('no text crashes it', () => {
    fc.assert(
      fc.property(fc.string(), (anything) => void parseToolchainList(anything, { os: 'linux', arch: 'amd64' })),
    );
  });
});
