import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareGoVersions } from '../../../../electron/core/go/go-version/compare-go-versions.ts';
import { isPrerelease } from '../../../../electron/core/go/go-version/parse-go-version.ts';
import { resolveSpec } from '../../../../electron/core/go/go-version/resolve-spec.ts';
import { parseSpec } from '../../../../electron/core/go/go-version/spec.ts';
import { anyVersionText } from './version-texts.ts';

// Mixed order on purpose: resolution must not depend on it.
const VERSIONS = [
  'go1.9.2',
  'go1.26.3',
  'go1.27rc1',
  'go1.27rc2',
  'go1.26.10',
  'go1.25.9',
  'go1.21.0',
  'go1.21rc4',
  'go1.20',
  'go1.20.14',
  'go1.9.2rc2',
  'go1.2.2',
  'go1',
  'weird',
  'go1.26.11-custom',
  // The language Go 1.28, which is no release.
  'go1.28',
];

test.each([
  ['1.26', 'go1.26.10'],
  ['1.26.x', 'go1.26.10'],
  ['1', 'go1.26.10'],
  ['1.2', 'go1.2.2'],
  ['1.20', 'go1.20.14'],
  ['1.20.0', 'go1.20'],
  ['1.21', 'go1.21.0'],
  ['1.21.0', 'go1.21.0'],
  ['1.0', 'go1'],
  ['1.26.3', 'go1.26.3'],
  ['1.27rc1', 'go1.27rc1'],
  ['1.27', null],
  ['1.9.2rc2', 'go1.9.2rc2'],
  ['1.26.11', null],
  ['1.26.4', null],
  ['1.28', null],
  ['1.28.0', null],
  ['2', null],
  ['latest', 'go1.26.10'],
  ['stable', 'go1.26.10'],
  ['oldstable', 'go1.25.9'],
])('%s means %s', (spec, version) => {
  expect(resolveSpec(parseSpec(spec), VERSIONS)).toBe(version);
});

test('1.20.0 finds a list that spells it out, and 1.20 finds that too', () => {
  expect(resolveSpec(parseSpec('1.20.0'), ['go1.20.0'])).toBe('go1.20.0');
  expect(resolveSpec(parseSpec('1.20'), ['go1.20.0'])).toBe('go1.20.0');
});

test('oldstable needs a second family', () => {
  expect(resolveSpec({ kind: 'oldstable' }, ['go1.26.3', 'go1.26.2', 'go1.25rc1'])).toBeNull();
});

test('any list: latest is the newest stable one there is, and oldstable is older', () => {
  fc.assert(
    fc.property(fc.array(anyVersionText), (versions) => {
      const latest = resolveSpec({ kind: 'latest' }, versions);
      const oldstable = resolveSpec({ kind: 'oldstable' }, versions);
      if (latest === null) {
        expect(oldstable).toBeNull();
        return;
      }
      expect(versions).toContain(latest);
      expect(isPrerelease(latest)).toBe(false);
      if (oldstable !== null) expect(compareGoVersions(oldstable, latest)).toBe(-1);
    }),
  );
});
