import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../renderer/i18n/format.ts';

const en = createFormat('en');
const zh = createFormat('zh-CN');

describe('sizes are decimal, with one digit after the point only where it says something', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [999_999, '1,000 kB'],
    [1_500_000, '1.5 MB'],
    [66_123_456, '66 MB'],
    [1_230_000_000, '1.2 GB'],
  ])('%d', (bytes, text) => {
    expect([en.bytes(bytes), zh.bytes(bytes)]).toEqual([text, text]);
  });
});

it('rates say per second in both languages', () => {
  expect([en.rate(38_000_000), zh.rate(38_000_000), en.rate(120)]).toEqual(['38 MB/s', '38 MB/秒', '0.1 kB/s']);
});

describe('durations say their two largest units', () => {
  it.each([
    [400, '0.4 sec', '0.4秒'],
    [9000, '9 sec', '9秒'],
    [59_600, '1 min', '1分钟'],
    [125_000, '2 min 5 sec', '2分钟 5秒'],
    [3_600_000, '1 hr', '1小时'],
    [5_400_000, '1 hr 30 min', '1小时 30分钟'],
  ])('%d ms', (durationMs, english, chinese) => {
    expect([en.duration(durationMs), zh.duration(durationMs)]).toEqual([english, chinese]);
  });
});

describe('times near now are told from now', () => {
  const now = Date.UTC(2026, 10, 21, 12);
  it.each([
    [now - 5000, 'now', '现在'],
    [now - 5 * 60_000, '5 minutes ago', '5分钟前'],
    [now - 26 * 3_600_000, 'yesterday', '昨天'],
  ])('%d', (at, english, chinese) => {
    expect([en.relativeTime(at, now), zh.relativeTime(at, now)]).toEqual([english, chinese]);
  });

  it('and those far away by their date', () => {
    expect(en.relativeTime(now - 90 * 86_400_000, now)).toBe(en.date(now - 90 * 86_400_000));
  });
});

it('a day is one of the calendar, not twenty-four hours', () => {
  const morning = new Date(2026, 10, 21, 0, 30).getTime();
  const lateEvening = new Date(2026, 10, 20, 23, 30).getTime();
  expect([
    en.day(lateEvening, morning),
    en.day(morning, morning),
    en.day(new Date(2026, 9, 1).getTime(), morning),
  ]).toEqual(['yesterday', 'today', 'October 1, 2026']);
});

it('what is measured is said to what matters', () => {
  expect([0.042, 0.42, 4.2, 42, 420, 4200, 42_000].map((ms) => en.preciseDuration(ms))).toEqual([
    '0.042 ms',
    '0.42 ms',
    '4.2 ms',
    '42 ms',
    '0.42 sec',
    '4.2 sec',
    '42 sec',
  ]);
});

it('an age counts seconds, then minutes, and a clock ahead is now', () => {
  const nowMs = Date.parse('2026-11-21T12:00:00Z');
  expect([500, -3000, 4000, 59_999, 120_000].map((ago) => en.age(nowMs - ago, nowMs))).toEqual([
    'now',
    'now',
    '4 sec. ago',
    '59 sec. ago',
    '2 minutes ago',
  ]);
});
