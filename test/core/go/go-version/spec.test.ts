import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { formatSpec, parseSpec, type Spec } from '../../../../electron/core/go/go-version/spec.ts';
import { anyVersionText } from './version-texts.ts';

const exact = (version: string): Spec => ({ kind: 'exact', version });
const prefix = (text: string): Spec => ({ kind: 'prefix', prefix: text });

describe('parseSpec', () => {
  test.each<[string, Spec]>([
    ['1.26', prefix('1.26')],
    ['1.26.x', prefix('1.26')],
    ['go1.26.x', prefix('1.26')],
    ['v1.26', prefix('1.26')],
    ['1', prefix('1')],
    ['1.20', prefix('1.20')],
    ['go1.26.3', exact('go1.26.3')],
    ['v1.26.3', exact('go1.26.3')],
    ['1.26.3', exact('go1.26.3')],
    ['1.27rc1', exact('go1.27rc1')],
    ['1.20.0', exact('go1.20')],
    ['1.0.0', exact('go1')],
    ['1.21.0', exact('go1.21.0')],
    ['1.20.10', exact('go1.20.10')],
    ['1.9.2rc2', exact('go1.9.2rc2')],
    ['latest', { kind: 'latest' }],
    ['stable', { kind: 'latest' }],
    ['oldstable', { kind: 'oldstable' }],
    [' \t1.26.3\r\n', exact('go1.26.3')],
    ['\uFEFF1.26', prefix('1.26')],
    ['1.x', prefix('1')],
    ['1.26.*', prefix('1.26')],
    ['^1.26', { kind: 'range', text: '^1.26', prefix: '1', least: '1.26' }],
    ['~1.26.3', { kind: 'range', text: '~1.26.3', prefix: '1.26', least: '1.26.3' }],
    ['>= 1.26.3', { kind: 'range', text: '>=1.26.3', prefix: 'latest', least: '1.26.3' }],
  ])('%j is read as %o', (text, spec) => {
    expect(parseSpec(text)).toEqual(spec);
  });

  test.each([
    ['', 'Write a version such as 1.26, 1.26.3 or 1.27rc1, or latest or oldstable'],
    ['1.27.0-rc.1', 'Did you mean 1.27rc1?'],
    ['go 1.26.3', 'Did you mean 1.26.3?'],
    ['Go1.26', 'Did you mean 1.26?'],
    ['1.27-RC1', 'Did you mean 1.27rc1?'],
    ['LATEST', 'Did you mean latest?'],
    ['1.26.3-custom', 'Did you mean 1.26.3?'],
    ['1.027', 'Write a version such as 1.26, 1.26.3 or 1.27rc1, or latest or oldstable'],
    ['1.26.3.4', 'Write a version such as 1.26, 1.26.3 or 1.27rc1, or latest or oldstable'],
    ['tip', 'Write a version such as 1.26, 1.26.3 or 1.27rc1, or latest or oldstable'],
    ['1.27rc', 'Did you mean 1.27?'],
    ['golatest', 'Write a version such as 1.26, 1.26.3 or 1.27rc1, or latest or oldstable'],
  ])('refuses %j with the hint "%s"', (text, hint) => {
    expect(() => parseSpec(text)).toThrow(expect.objectContaining({ code: 'invalid-spec', hint }));
  });

  // The contents of CVE-2022-35861 and relatives.
  test.each([
    '../../etc',
    '..',
    '.',
    '/',
    '1.26/../..',
    '..\\1.26',
    '1.26\0',
    '1.26\n../x',
    '~/go',
    '%2e%2e',
    'C:1.26',
    '1.26:x',
    '$(id)',
    '`id`',
    '-1.26',
  ])('refuses %j, which is no version', (text) => {
    expect(() => parseSpec(text)).toThrow(expect.objectContaining({ code: 'invalid-spec' }));
  });

  test('shows neither control characters nor endless text in its message', () => {
    const message = (text: string) => {
      try {
        parseSpec(text);
      } catch (error) {
        return (error as Error).message;
      }
      return null;
    };
    expect(message('\u001b[31mred\u202e')).toBe('"?[31mred?" is not a Go version');
    expect(message('9'.repeat(10_000))?.length).toBeLessThan(100);
  });

  test('throws nothing but invalid-spec, and what it reads is safe as a name and reads the same again', () => {
    fc.assert(
      fc.property(anyVersionText, (text) => {
        let spec: Spec;
        try {
          spec = parseSpec(text);
        } catch (error) {
          expect(isAppError(error, 'invalid-spec')).toBe(true);
          expect((error as { hint?: string }).hint).toBeTruthy();
          return;
        }
        expect(formatSpec(spec)).toMatch(/^(?:>=|\^|~)?[a-z0-9]+(\.[a-z0-9]+){0,2}$/);
        expect(parseSpec(formatSpec(spec))).toEqual(spec);
      }),
      { numRuns: 3000 },
    );
  });
});
