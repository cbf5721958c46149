import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import { formatLogLine } from '../../../../electron/core/base/log/format-log-line.ts';

const AT = 1_700_000_000_000;
const TIME = '2023-11-14T22:13:20.000Z';

describe('a log line', () => {
  test('has time, level, message and details', () => {
    expect(formatLogLine(AT, 'info', 'Asked go.dev')).toBe(`${TIME} INFO Asked go.dev`);
    expect(formatLogLine(AT, 'warn', 'Slow', { ms: 5, list: [null, true], at: new Date(AT) })).toBe(
      `${TIME} WARN Slow {"ms":5,"list":[null,true],"at":"${TIME}"}`,
    );
  });

  test('hides secrets in message, details and errors', () => {
    const cause = new AppError('http-status', 'GET https://me:hunter2@host/ failed', { details: { token: 'hunter2' } });
    const line = formatLogLine(AT, 'error', 'With token=hunter2', {
      password: 'hunter2',
      error: new Error('Authorization: Basic hunter2', { cause }),
    });
    expect(line).not.toContain('hunter2');
    expect(line).toContain('"cause":{"name":"AppError","message":"GET https://***@host/ failed","code":"http-status"');
  });

  test('cannot be forged by what it quotes', () => {
    expect(formatLogLine(AT, 'info', 'a\nb\r\u001b[31m\u2028c\t')).toBe(
      `${TIME} INFO a\\nb\\u000d\\u001b[31m\\u2028c\\t`,
    );
  });

  test('is cut when it is long', () => {
    expect(formatLogLine(AT, 'info', 'x'.repeat(1_000_000), { more: 'y'.repeat(1_000_000) })).toMatch(
      /^.{16384}\.\.\. \(cut\)$/,
    );
  });

  test('can be made of any details: cycles, big integers, functions, hostile getters', () => {
    const cyclic: Record<string, unknown> = { big: 1n, call: () => undefined, undefined, date: new Date(Number.NaN) };
    cyclic['self'] = cyclic;
    expect(formatLogLine(AT, 'info', 'm', cyclic)).toContain('"big":"1"');
    const hostile = {
      get bad() {
        throw new RangeError('no');
      },
    };
    expect(formatLogLine(AT, 'info', 'm', hostile)).toBe(`${TIME} INFO m (details cannot be written: RangeError)`);
    fc.assert(
      fc.property(
        fc.string(),
        fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true, withMap: true })),
        (message, details) => {
          expect(formatLogLine(AT, 'info', message, details)).toMatch(/^[^\n\r]+$/);
        },
      ),
    );
  });
});
