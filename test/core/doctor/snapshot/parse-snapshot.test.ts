import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineSnapshotSchema } from '../../../../electron/contract/snapshot-schema.ts';
import { parseSnapshot, parseSnapshotText } from '../../../../electron/core/doctor/snapshot/parse-snapshot.ts';
import { madeSnapshot } from './made-snapshot.ts';

const refused = (why: RegExp | string) =>
  expect.objectContaining({ code: 'invalid-input', message: expect.stringMatching(why) });

describe('a file of unknown origin', () => {
  it('is read back as it was written', () => {
    expect(parseSnapshotText(`\ufeff${JSON.stringify(madeSnapshot())}`)).toEqual(madeSnapshot());
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{"schema":1', /not JSON/],
    ['another file', '{"name":"goswitch"}', /not a GoSwitch snapshot/],
    ['nothing', '', /not JSON/],
    ['null', 'null', /not a GoSwitch snapshot/],
    ['a newer one', '{"schema":2}', /newer GoSwitch/],
    ['lists in lists without end', '['.repeat(500_000), /too deep/],
    ['objects in objects without end', '{"a":'.repeat(500_000), /too deep/],
    [
      'a text that is too long',
      JSON.stringify({ ...madeSnapshot(), shell: null, goswitch: 'x'.repeat(20_000) }),
      /goswitch/,
    ],
    [
      'a list that is too long',
      JSON.stringify({ ...madeSnapshot(), path: Array.from({ length: 1001 }, () => '/x') }),
      /path/,
    ],
  ])('is refused when it is %s', (_name, text, why) => {
    expect(() => parseSnapshotText(text)).toThrow(refused(why));
  });

  it('is refused when a window sends it nested too deeply', () => {
    let deep: unknown = 1;
    for (let at = 0; at < 100_000; at++) deep = [deep];
    expect(() => parseSnapshot({ ...madeSnapshot(), settings: { deep } })).toThrow(refused(/too deep/));
  });

  it('does not speak to the terminal', () => {
    const { goswitch, path } = parseSnapshot({
      ...madeSnapshot(),
      goswitch: '\u001b]0;owned\u0007',
      path: ['/a\u009b31m\r'],
    });
    expect([goswitch, path]).toEqual(['\ufffd]0;owned\ufffd', ['/a\ufffd31m\ufffd']]);
  });

  it('brackets in texts are no depth', () => {
    const made = { ...madeSnapshot(), path: ['['.repeat(200), `\\"${'{'.repeat(200)}`] };
    expect(parseSnapshotText(JSON.stringify(made)).path).toEqual(made.path);
  });

  it('of any shape is either refused or fits', () => {
    const parts = Object.keys(madeSnapshot());
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.jsonValue({ maxDepth: 4 }), (name, value) => {
        try {
          machineSnapshotSchema.parse(parseSnapshot({ ...madeSnapshot(), [name]: value }));
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
