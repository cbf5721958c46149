import fc from 'fast-check';

const number = fc.oneof(
  fc.nat({ max: 30 }).map(String),
  fc.constantFrom('0', '00', '021', '20', '21', '99999999999999999999'),
);
const kind = fc.constantFrom('rc', 'beta', 'alpha', 'testmod');
const suffix = fc.constantFrom('', '', '', '-custom', '-X:arenas');

/** Texts close to Go versions, valid or nearly so, with and without `go`. */
const nearVersion = fc
  .tuple(
    fc.constantFrom('go', 'go', ''),
    fc.array(number, { minLength: 1, maxLength: 4 }),
    fc.option(fc.tuple(kind, fc.option(number))),
    suffix,
  )
  .map(
    ([prefix, numbers, pre, end]) =>
      `${prefix}${numbers.join('.')}${pre === null ? '' : pre[0] + (pre[1] ?? '')}${end}`,
  );

/** Mostly texts near a version, now and then any text at all. */
export const anyVersionText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: nearVersion },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'go1.2rcx-~^ /') }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);
