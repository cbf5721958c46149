import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byNewestGoVersion } from '../../../../electron/core/go/go-version/compare-go-versions.ts';
import { orderKey } from '../../../../electron/core/go/go-version/order-key.ts';
import { anyVersionText } from './version-texts.ts';

it('sorts by plain text comparison as versions sort', () => {
  fc.assert(
    fc.property(fc.array(anyVersionText, { maxLength: 12 }), (versions) => {
      const unique = [...new Set(versions)];
      const byKey = unique.toSorted((a, b) => (orderKey(a) < orderKey(b) ? 1 : -1));
      expect(byKey).toEqual(unique.toSorted(byNewestGoVersion));
    }),
  );
});
