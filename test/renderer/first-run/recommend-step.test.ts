import { describe, expect, it } from 'vitest';
import type { Findings, ReleaseTable, SdkRow } from '../../../electron/contract/api.ts';
import { recommendStep, stepStates } from '../../../renderer/features/first-run/recommend-step.ts';

const findings = (some: Partial<Findings>): Findings => ({
  isFirstRun: true,
  installedCount: 0,
  externalCount: 0,
  hasActive: false,
  isSetUp: false,
  otherGo: null,
  nextStep: 'install',
  ...some,
});
const sdk = (version: string, kind: SdkRow['kind']) => ({ version, kind }) as SdkRow;
const row = (version: string, some = {}) => ({
  version,
  stable: true,
  archive: { filename: '', sizeBytes: 66e6, emulated: false },
  ...some,
});
const releases = {
  rows: [row('go1.28rc1', { stable: false }), row('go1.27.3', { archive: null }), row('go1.27.2'), row('go1.27.1')],
  families: [],
  index: { fetchedAt: '', source: 'go.dev', trusted: true, stale: null },
} as unknown as ReleaseTable;

describe('the engine says what to do, the page with what', () => {
  it('installing means the newest stable release that there is for this machine', () => {
    expect(recommendStep({ findings: findings({}), sdks: [], releases })).toEqual({
      kind: 'install',
      version: 'go1.27.2',
      sizeBytes: 66e6,
      source: 'go.dev',
    });
  });

  it('without an index the engine looks it up', () => {
    expect(recommendStep({ findings: findings({}), sdks: [], releases: null })).toEqual({
      kind: 'install',
      version: null,
      sizeBytes: null,
      source: null,
    });
  });

  it('adopting means the newest one found elsewhere, using the newest one installed', () => {
    const sdks = [
      sdk('go1.26.3', 'installed'),
      sdk('go1.25.1', 'installed'),
      sdk('go1.22.2', 'external'),
      sdk('go1.20', 'external'),
    ];
    expect(recommendStep({ findings: findings({ nextStep: 'adopt' }), sdks, releases })).toEqual({
      kind: 'adopt',
      sdk: sdks[2],
    });
    expect(recommendStep({ findings: findings({ nextStep: 'use' }), sdks, releases })).toEqual({
      kind: 'use',
      sdk: sdks[0],
    });
  });

  it('while it is not known what is here, nothing else is recommended in its place', () => {
    expect(
      (['adopt', 'use'] as const).map((nextStep) =>
        recommendStep({ findings: findings({ nextStep }), sdks: null, releases }),
      ),
    ).toEqual([null, null]);
  });

  it('what is all there needs no step', () => {
    expect(recommendStep({ findings: findings({ nextStep: null }), sdks: [], releases })).toBeNull();
  });
});

it('only the first step that is not done is next', () => {
  expect(stepStates(findings({}))).toEqual({ install: 'next', use: 'later', 'set-up': 'later' });
  expect(stepStates(findings({ installedCount: 1 }))).toEqual({ install: 'done', use: 'next', 'set-up': 'later' });
  expect(stepStates(findings({ installedCount: 1, hasActive: true, isSetUp: null }))).toEqual({
    install: 'done',
    use: 'done',
    'set-up': 'next',
  });
  expect(stepStates(findings({ installedCount: 1, hasActive: true, isSetUp: true }))).toEqual({
    install: 'done',
    use: 'done',
    'set-up': 'done',
  });
});
