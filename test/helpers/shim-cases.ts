import fc from 'fast-check';

/**
 * What the shim and version-in-effect.ts are compared over. Not one of the commands in a pin or a folder name may run.
 */

const VERSIONS = [
  'go1.26.3',
  'go1.26.10',
  'go1.25.1',
  'go1.20',
  'go1.20.14',
  'go1.27rc1',
  'go1',
  'go1.27-devel_1a2b3c',
  'go1.26.3.darwin-amd64',
];
const FOLDERS = [
  'plain',
  'a b',
  "q'uote",
  'new\nline',
  '-dash',
  'ünï',
  '.dot',
  '$(touch PWNED)',
  '*',
  'back\\slash',
  'tab\t',
  '#hash',
  '%s',
];
const EVIL = [
  '../../../../etc/passwd',
  '..',
  '.',
  '/bin/sh',
  '1.26.3/../../../../bin',
  'go1.26.3/../go1.25.1',
  '../versions/go1.26.3',
  '$(touch PWNED)',
  '`touch PWNED`',
  '1.26.3; touch PWNED',
  '1.26.3 && touch PWNED',
  "'; touch PWNED; '",
  '"$(touch PWNED)"',
  '*',
  '1.26.*',
  '-n',
  '--help',
  '\u001b]0;title\u0007',
  '1.26.3\u001b[31m',
  'latest',
  'go',
  'v',
  'gov1.26',
  'Go1.26',
  '1..26',
  '1.26.',
  '.1',
  '1.x',
  '1.26.3.x',
  '01.26',
  '1.026',
  '1.26.03',
  '1rc1',
  '1.27rc',
  '1.27rc01',
  '1.27rc0',
  '1.27rc1rc2',
  '1.27rc1.2',
  '1.26.3 # pinned',
  '1.26.3 1.25.1',
  '１.26',
  '1.26\u00a0',
  '^1',
  '~1',
  '~1.26.x',
  '^1.27rc1',
  '>=1.26 <1.27',
  '^01.2',
  '^1.26.12345',
  '~1.99999',
  '>=',
  '^',
  '~>1.25',
  '=1.25.1',
  '<1.26',
  '*',
  '1.*',
  '1.27-devel_',
  '1.27-devel_1g',
  '1.27-devel',
  '1-devel_1a',
  '1.26.3-devel_1a',
  '^1.27-devel_1a',
  '1.27-devel_1a/b',
  '1.27rc1-devel_1a',
  'system',
  'systemd',
  'System',
  'go version devel go1.27-abc linux/amd64',
  'golang',
  'golang 1.26.3 1.25.1',
  'go\t1.25',
  '1.25.1#x',
  '#1.25.1',
  'x'.repeat(1100),
  ` ${'#'.repeat(1100)}`,
  `1.${'9'.repeat(80)}`,
];

export const CASES_PER_HOME = 20;

/** Folders from the top down, pins by depth (0 is the top), where the shim is called, and GOSWITCH_VERSION. */
interface ShimCase {
  readonly folders: readonly string[];
  readonly pins: readonly (readonly [depth: number, content: Uint8Array])[];
  readonly depth: number;
  readonly variable: string | undefined;
}

export interface GeneratedHome {
  readonly installed: readonly string[];
  readonly active: string | undefined;
  readonly aliases: Readonly<Record<string, string>>;
  readonly cases: readonly ShimCase[];
}

const versionText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '1.26.3',
      '1.26.10',
      '1.25.1',
      '1.20',
      '1.20.0',
      '1.20.14',
      '1.27rc1',
      '1.27-devel_1a2b3c',
      '1',
      '1.26',
      '1.26.x',
      '1.24',
      '1.25.9',
      '1.x',
      '1.25.*',
      'latest',
      'stable',
      'oldstable',
      'system',
      '^1.25',
      '~1.25.1',
      '~1.26',
      '>=1.25.0',
      '>= 1.26.4',
      '^ v1.26.3',
      '~1.20',
      '^1.99',
      '>=2',
      'go version go1.25.1 linux/amd64',
      'golang 1.26',
      'go\t1.25.1',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(...EVIL) },
  { weight: 1, arbitrary: fc.stringMatching(/^[0-9.rcbetx]{1,9}$/) },
);
const prefixed = fc.tuple(fc.constantFrom('', '', 'go', 'v'), versionText).map((parts) => parts.join(''));
const blank = fc.constantFrom('', '', '', ' ', '\t', '  \t', '\u00a0', '\u200b', '"', "'", '\u3000', '\u001b', ' \\');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const ignored = fc
  .tuple(blank, fc.constantFrom('', '# go', '#1.25.1', '##', '#\u001b['), blank, lineEnd)
  .map((parts) => parts.join(''));
const pinText = fc
  .tuple(
    fc.constantFrom('', '', '', '\ufeff'),
    fc.array(ignored, { maxLength: 3 }),
    blank,
    prefixed,
    blank,
    fc.constantFrom('', '\n', '\r\n', '\n1.25.1\n', '\n#\n', ' # why\n', '\t#why', '\r1.25.1\r', '\n'.repeat(70)),
  )
  .map((parts) => parts.flat().join(''))
  .chain((text) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(Buffer.from(text)) },
      { weight: 1, arbitrary: fc.constant(Buffer.from(`\ufeff${text}`, 'utf16le')) },
      { weight: 1, arbitrary: fc.constant(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()) },
      { weight: 1, arbitrary: fc.constant(Buffer.from(`${'# x\n'.repeat(62)}${text}`)) },
    ),
  );
const pinContent = fc.oneof(
  { weight: 12, arbitrary: pinText },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('', '\n', '# only\n', '\ufeff', '\ufeff\n', '\r', '1.26.3\r')
      .map((text) => Buffer.from(text)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ min: 1, maxLength: 12 }) },
);
const oneCase: fc.Arbitrary<ShimCase> = fc
  .array(fc.constantFrom(...FOLDERS), { minLength: 1, maxLength: 5 })
  .chain((folders) =>
    fc.record({
      folders: fc.constant(folders),
      pins: fc.array(fc.tuple(fc.nat(folders.length), pinContent), { maxLength: 2 }),
      depth: fc.nat(folders.length),
      variable: fc.oneof(
        { weight: 7, arbitrary: fc.constant(undefined) },
        { weight: 2, arbitrary: prefixed },
        fc.constantFrom('', ' go1.26 ', 'latest', 'stable', 'oldstable', ...VERSIONS),
      ),
    }),
  );
const nameLike = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...VERSIONS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('go9.9.9', '../../x', '', 'go1.26.3/..', 'go', 'x', 'go1.26.3\ngo1.25.1', 'go1.26.3 '),
  },
);
/** Homes with right, stale and hostile content, each with calls in folders of awkward names. */
export const generatedHomes: fc.Arbitrary<GeneratedHome> = fc.record({
  installed: fc.subarray(VERSIONS, { minLength: 2 }),
  active: fc.option(
    nameLike.map((name) => `${name}\n`),
    { nil: undefined, freq: 6 },
  ),
  aliases: fc.dictionary(
    fc.constantFrom('1', '1.26', '1.25', '1.20', '1.20.0', 'latest', 'oldstable'),
    fc.tuple(nameLike, fc.constantFrom('\n', '', '\r\n')).map((parts) => parts.join('')),
    {
      noNullPrototype: true,
    },
  ),
  cases: fc.array(oneCase, { minLength: CASES_PER_HOME, maxLength: CASES_PER_HOME }),
});
