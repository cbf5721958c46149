import { describe, expect, it } from 'vitest';
import { packagedSystems, signingNotices } from '../../../scripts/package/signing-notices.ts';

describe('signingNotices', () => {
  it('says what is left undone for lack of certificates', () => {
    expect(signingNotices(['mac', 'win', 'linux'], {}).map((line) => line.split(/[,(]/)[0])).toEqual([
      'macOS: not signed',
      'macOS: not notarised ',
      'Windows: not signed ',
    ]);
    expect(signingNotices(['linux'], {})).toEqual([]);
  });

  it.each([
    { CSC_LINK: 'cert.p12', APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' },
    {
      CSC_NAME: 'Someone',
      WIN_CSC_LINK: 'cert.pfx',
      APPLE_ID: 'id',
      APPLE_APP_SPECIFIC_PASSWORD: 'secret',
      APPLE_TEAM_ID: 'team',
    },
    { CSC_NAME: 'Someone', WIN_CSC_LINK: 'cert.pfx', APPLE_KEYCHAIN_PROFILE: 'profile' },
  ])('says nothing when all is there: $#', (env) => {
    expect(signingNotices(['mac', 'win'], env)).toEqual([]);
  });

  it('half a login does not count', () => {
    expect(signingNotices(['mac'], { CSC_LINK: 'cert.p12', APPLE_ID: 'id' })).toHaveLength(1);
  });
});

it.each([
  [['--mac', '--win', '--dir'], 'linux', ['mac', 'win']],
  [[], 'darwin', ['mac']],
  [['--dir'], 'win32', ['win']],
  [[], 'linux', ['linux']],
] as const)('%j on %s packs for %j', (args, os, systems) => {
  expect(packagedSystems(args, os)).toEqual(systems);
});
