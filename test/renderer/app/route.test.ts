import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatHash, parseHash } from '../../../renderer/app/route.ts';

it.each([
  ['', { page: '', path: [], query: {} }],
  ['#/versions', { page: 'versions', path: [], query: {} }],
  ['#/versions/go1.26.3?filter=installed', { page: 'versions', path: ['go1.26.3'], query: { filter: 'installed' } }],
  ['#/projects/%2Fhome%2Fa%20b', { page: 'projects', path: ['/home/a b'], query: {} }],
  ['#/versions/100%', { page: 'versions', path: ['100%'], query: {} }],
])('%s', (hash, route) => {
  expect(parseHash(hash)).toEqual(route);
});

it('whatever is put into an address comes out of it', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(word, fc.array(word), fc.dictionary(word, word), (page, path, query) => {
      const clean = Object.fromEntries(Object.entries(query));
      expect(parseHash(formatHash({ page, path, query: clean }))).toEqual({ page, path, query: clean });
    }),
  );
});
