import { describe, expect, it } from 'vitest';
import type { ManifestHeader } from '../../../../electron/contract/models.ts';
import { sdkName } from '../../../../electron/core/layout.ts';
import { findSdk } from '../../../../electron/core/manager/home/find-sdk.ts';

const NATIVE = { os: 'darwin', arch: 'arm64' };
const SDKS = [
  'go1.26.3',
  'go1.26.3/amd64',
  'go1.25.9',
  'go1.25.10/amd64',
  'go1.27rc1',
  'go1.20',
  'go1.15.15/amd64',
  'go1.15.15/386',
].map((text) => {
  const [version = '', arch = 'arm64'] = text.split('/');
  const name = sdkName(version, { os: 'darwin', arch }, NATIVE);
  return {
    name,
    root: `/versions/${name}`,
    header: { name, version, os: 'darwin', arch } as ManifestHeader,
    problem: null,
  };
});

describe('finding an installed SDK', () => {
  it.each([
    ['1.26', 'go1.26.3'],
    ['go1.26.3', 'go1.26.3'],
    ['1', 'go1.26.3'],
    ['latest', 'go1.26.3'],
    ['oldstable', 'go1.25.9'],
    ['1.25', 'go1.25.9'],
    ['1.25.10', 'go1.25.10.darwin-amd64'],
    ['1.27rc1', 'go1.27rc1'],
    ['1.20', 'go1.20'],
    ['1.20.0', 'go1.20'],
    ['1.15', 'go1.15.15.darwin-amd64'],
    ['go1.26.3.darwin-amd64', 'go1.26.3.darwin-amd64'],
    ['1.26.3.darwin-amd64', 'go1.26.3.darwin-amd64'],
  ])('%s is %s', (spec, name) => {
    expect(findSdk(SDKS, NATIVE, spec).name).toBe(name);
  });

  it('finds another platform when it is asked for', () => {
    expect(findSdk(SDKS, NATIVE, '1.26', { platform: { os: 'darwin', arch: 'amd64' } }).name).toBe(
      'go1.26.3.darwin-amd64',
    );
    expect(findSdk(SDKS, NATIVE, 'latest', { platform: { os: 'darwin', arch: '386' } }).name).toBe(
      'go1.15.15.darwin-386',
    );
  });

  it.each([
    [
      '1.24',
      undefined,
      { code: 'sdk-not-installed', message: 'No installed SDK is 1.24', hint: 'goswitch install 1.24' },
    ],
    [
      'go1.20.1',
      undefined,
      { code: 'sdk-not-installed', message: 'No installed SDK is go1.20.1', hint: 'goswitch install 1.20.1' },
    ],
    [
      '1.20',
      'amd64',
      {
        code: 'sdk-not-installed',
        message: 'No installed SDK is 1.20 for amd64',
        hint: 'goswitch install 1.20 --arch amd64',
      },
    ],
  ])('%s (%s) is not there', (spec, arch, expected) => {
    const options = arch === undefined ? {} : { platform: { os: 'darwin', arch } };
    expect(() => findSdk(SDKS, NATIVE, spec, options)).toThrow(expect.objectContaining(expected));
  });

  it.each(['../..', 'go1.26.3/../x', 'go1-/../x', '', 'latest-1'])('%j is no spec', (spec) => {
    expect(() => findSdk(SDKS, NATIVE, spec)).toThrow(expect.objectContaining({ code: 'invalid-spec' }));
  });
});
