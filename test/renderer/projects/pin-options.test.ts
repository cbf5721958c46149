import { expect, it } from 'vitest';
import type { SdkRow } from '../../../electron/contract/api.ts';
import { pinOptions } from '../../../renderer/features/projects/pin-options.ts';

const sdk = (version: string, family: string, facts: Partial<SdkRow> = {}) =>
  ({ version, family, kind: 'installed', support: 'supported', ...facts }) as SdkRow;

it('offers each installed family once, and each version by a spec that means exactly it', () => {
  const sdks = [
    sdk('go1.27rc1', '1.27', { support: 'prerelease' }),
    sdk('go1.26.3', '1.26'),
    sdk('go1.26.1', '1.26'),
    sdk('go1.20', '1.20'),
    sdk('go1.25.0', '1.25', { kind: 'external' }),
  ];
  expect(pinOptions(sdks)).toEqual([
    { spec: '1.27rc1', version: 'go1.27rc1', newest: false },
    { spec: '1.26', version: 'go1.26.3', newest: true },
    { spec: '1.26.3', version: 'go1.26.3', newest: false },
    { spec: '1.26.1', version: 'go1.26.1', newest: false },
    { spec: '1.20', version: 'go1.20', newest: true },
    { spec: '1.20.0', version: 'go1.20', newest: false },
  ]);
});
