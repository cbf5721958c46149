import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModules } from '../../../../electron/core/go/build-info/parse-modules.ts';
import { unquoteGo } from '../../../../electron/core/go/build-info/unquote-go.ts';

/** As strconv.Quote writes plain text: JSON escapes what Go does, but for these. */
function quoteGo(text: string): string {
  return `"${[...text].map((one) => (one === '"' || one === '\\' ? `\\${one}` : one === '\n' ? '\\n' : one === '\t' ? '\\t' : one === '\r' ? '\\r' : one)).join('')}"`;
}

const word = fc.stringMatching(/^[a-z][a-z0-9./-]{0,20}$/);
const value = fc.string({ unit: fc.constantFrom('a', 'ü', ' ', '"', '\\', '\t', '\n', '=', '`', '🦫'), maxLength: 12 });

describe('what the go command writes is read back', () => {
  it('for any modules and settings', () => {
    const module = fc.record({ path: word, version: word, sum: word });
    fc.assert(
      fc.property(
        word,
        module,
        fc.array(fc.tuple(module, fc.option(module)), { maxLength: 4 }),
        fc.array(fc.tuple(word, value), { maxLength: 4 }),
        (path, main, deps, settings) => {
          const row = (kind: string, one: typeof main) => `${kind}\t${one.path}\t${one.version}\t${one.sum}\n`;
          const text = [
            `path\t${path}\n`,
            row('mod', main),
            ...deps.map(([dep, by]) =>
              by === null ? row('dep', dep) : `dep\t${dep.path}\t${dep.version}\n${row('=>', by)}`,
            ),
            ...settings.map(([key, one]) => `build\t${key}=${/[ \t\r\n"`]/.test(one) ? quoteGo(one) : one}\n`),
          ].join('');
          expect(parseModules(text)).toEqual({
            path,
            main,
            deps: deps.map(([dep, by]) => (by === null ? dep : { path: dep.path, version: dep.version, replace: by })),
            settings: settings.map(([key, one]) => ({ key, value: one })),
          });
        },
      ),
    );
  });

  it('any text gives an answer', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('dep\t', 'mod\t', '=>\t', 'build\t', '"', '`', '=', '\n', '\t', 'a') }),
        (text) => void parseModules(text),
      ),
    );
  });
});

it.each([
  ['=>\ta\tv1\th\n'],
  ['mod\ta\n'],
  ['mod\ta\tb\tc\td\n'],
  ['dep\ta\tv1\th\n=>\tb\tv1\n'],
  ['build\tkey\n'],
  ['build\t=value\n'],
  ['build\tkey=two words\n'],
  ['build\tkey="open\n'],
  ['build\t"key"value\n'],
])('%j is not written so', (text) => expect(parseModules(text)).toBeNull());

it.each([
  ['"plain"', 'plain'],
  ['"a\\tb\\n\\"c\\"\\\\"', 'a\tb\n"c"\\'],
  ['"\\xc3\\xbc\\u00fc\\U0001F9AB\\101"', 'üü🦫A'],
  ['`raw \\n "text"`', 'raw \\n "text"'],
  ['"\\q"', null],
  ['"\\ud800"', null],
  ['"open', null],
  ['"two" words', null],
  ["'x'", null],
])('%s stands for %j', (literal, text) => expect(unquoteGo(literal)).toBe(text));
