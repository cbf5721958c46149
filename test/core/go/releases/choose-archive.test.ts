import { describe, expect, test } from 'vitest';
import type { Release } from '../../../../electron/contract/models.ts';
import { archiveFor, chooseArchive } from '../../../../electron/core/go/releases/choose-archive.ts';
import { parseIndex } from '../../../../electron/core/go/releases/parse-index.ts';
import { REAL_INDEX } from './real-index.ts';

const releases = parseIndex(REAL_INDEX);
const find = (version: string) => releases.find((release) => release.version === version) as Release;

const chosen = (version: string, os: string, arch: string) => {
  const choice = chooseArchive(find(version), { os, arch });
  return choice === null
    ? null
    : [choice.file.filename, `${choice.platform.os}/${choice.platform.arch}`, choice.emulated];
};

describe('chooseArchive', () => {
  test.each([
    ['go1.17.3', 'linux', 'amd64', 'go1.17.3.linux-amd64.tar.gz', 'linux/amd64'],
    ['go1.17.3', 'linux', '386', 'go1.17.3.linux-386.tar.gz', 'linux/386'],
    ['go1.17.3', 'linux', 'armv6l', 'go1.17.3.linux-armv6l.tar.gz', 'linux/armv6l'],
    ['go1.17.3', 'linux', 'arm', 'go1.17.3.linux-armv6l.tar.gz', 'linux/armv6l'],
    ['go1.6beta1', 'linux', 'arm', 'go1.6beta1.linux-arm6.tar.gz', 'linux/armv6l'],
    ['go1.17.3', 'freebsd', 'amd64', 'go1.17.3.freebsd-amd64.tar.gz', 'freebsd/amd64'],
    ['go1.17.3', 'darwin', 'arm64', 'go1.17.3.darwin-arm64.tar.gz', 'darwin/arm64'],
    ['go1.17.3', 'windows', 'amd64', 'go1.17.3.windows-amd64.zip', 'windows/amd64'],
    ['go1.17.3', 'windows', 'arm64', 'go1.17.3.windows-arm64.zip', 'windows/arm64'],
    ['go1.4.2', 'darwin', 'amd64', 'go1.4.2.darwin-amd64-osx10.8.tar.gz', 'darwin/amd64'],
    ['go1.4.3', 'darwin', 'amd64', 'go1.4.3.darwin-amd64.tar.gz', 'darwin/amd64'],
  ])('%s for %s/%s is %s', (version, os, arch, filename, platform) => {
    expect(chosen(version, os, arch)).toEqual([filename, platform, false]);
  });

  test.each([
    ['go1.15.15', 'darwin', 'go1.15.15.darwin-amd64.tar.gz'],
    ['go1.16.10', 'windows', 'go1.16.10.windows-amd64.zip'],
  ])('%s has no arm64 for %s, so amd64 is offered, marked emulated', (version, os, filename) => {
    expect(chosen(version, os, 'arm64')).toEqual([filename, `${os}/amd64`, true]);
    expect(archiveFor(find(version), { os, arch: 'arm64' })).toBeNull();
  });

  test.each([
    ['go1.4.3', 'linux', 'arm64'],
    ['go1.17.3', 'openbsd', 'amd64'],
    ['go1.17.3', '', ''],
    ['go1', 'linux', 'amd64'],
  ])('%s has nothing for %s/%s', (version, os, arch) => {
    expect(chosen(version, os, arch)).toBeNull();
  });

  test('the order of files in the index does not matter', () => {
    const release = find('go1.4.2');
    const backwards = { ...release, files: release.files.toReversed() };
    expect(chooseArchive(backwards, { os: 'darwin', arch: '386' })?.file.filename).toBe(
      'go1.4.2.darwin-386-osx10.8.tar.gz',
    );
  });

  test('a tar.gz goes before a zip, and on Windows the other way round', () => {
    const file = (os: string, format: string) => ({
      filename: `go1.9.${os}-amd64.${format}`,
      os,
      arch: 'amd64',
      kind: 'archive' as const,
      sha256: null,
      sizeBytes: null,
    });
    const release = {
      version: 'go1.9',
      stable: true,
      files: ['zip', 'tar.gz'].flatMap((format) => [file('linux', format), file('windows', format)]),
    };
    expect(['linux', 'windows'].map((os) => archiveFor(release, { os, arch: 'amd64' })?.filename)).toEqual([
      'go1.9.linux-amd64.tar.gz',
      'go1.9.windows-amd64.zip',
    ]);
  });
});
