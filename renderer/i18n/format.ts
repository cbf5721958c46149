import type { Language } from '../../electron/contract/words/language.ts';

/**
 * Sizes, times and numbers in the reader's language, through Intl. Input units are in the names; times are ISO 8601
 * texts or milliseconds.
 */
export interface Format {
  number(value: number): string;
  /** `66 MB`: decimal units, as Go's own download page counts. */
  bytes(bytes: number): string;
  rate(bytesPerSecond: number): string;
  /** `2 min 5 sec`: the two largest units that say something. */
  duration(durationMs: number): string;
  /** `0.4 ms`, `21 ms`, `0.21 sec`: for what is measured. */
  preciseDuration(durationMs: number): string;
  date(at: string | number): string;
  dateTime(at: string | number): string;
  time(at: string | number): string;
  /** `5 minutes ago`, in words for the last and the next hours and days. */
  relativeTime(at: string | number, nowMs: number): string;
  /** `4 sec. ago`: of what was just done; minutes and more as `relativeTime`. */
  age(at: string | number, nowMs: number): string;
  /** `today`, `yesterday`, else the date in full. */
  day(at: string | number, nowMs: number): string;
  list(items: readonly string[]): string;
  percent(share: number): string;
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const AGO_UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

export function createFormat(language: Language): Format {
  const numbers = new Intl.NumberFormat(language);
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const longDates = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const dateTimes = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const times = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const relatives = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const ages = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const units = new Map<string, Intl.NumberFormat>();

  function inUnit(value: number, unit: string, maximumFractionDigits: number): string {
    const key = `${unit}/${maximumFractionDigits}`;
    let formatter = units.get(key);
    if (formatter === undefined) {
      formatter = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
      units.set(key, formatter);
    }
    return formatter.format(value);
  }

  function scaled(bytes: number, suffix: string): string {
    const power = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
    const value = bytes / 1000 ** power;
    // Intl has the word, not the sign, in most languages.
    if (power === 0 && suffix === '') return `${numbers.format(value)} B`;
    return inUnit(value, `${BYTE_UNITS[power]}${suffix}`, power > 1 && value < 10 ? 1 : 0);
  }

  function duration(durationMs: number): string {
    const seconds = Math.round(durationMs / 1000);
    if (seconds < 10 && durationMs % 1000 !== 0) return inUnit(durationMs / 1000, 'second', 1);
    if (seconds < 60) return inUnit(seconds, 'second', 0);
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return pair(inUnit(minutes, 'minute', 0), seconds % 60, 'second');
    return pair(inUnit(Math.floor(minutes / 60), 'hour', 0), minutes % 60, 'minute');
  }

  function preciseDuration(durationMs: number): string {
    if (durationMs < 100)
      return inUnit(durationMs, 'millisecond', durationMs < 0.1 ? 3 : durationMs < 1 ? 2 : durationMs < 10 ? 1 : 0);
    return durationMs < 10_000 ? inUnit(durationMs / 1000, 'second', 2) : duration(durationMs);
  }

  function pair(large: string, rest: number, unit: string): string {
    return rest === 0 ? large : `${large} ${inUnit(rest, unit, 0)}`;
  }

  function relativeTime(at: string | number, nowMs: number): string {
    const distance = new Date(at).getTime() - nowMs;
    if (Math.abs(distance) > 30 * 86_400_000) return dates.format(new Date(at));
    for (const [unit, sizeMs] of AGO_UNITS) {
      if (Math.abs(distance) >= sizeMs) return relatives.format(Math.trunc(distance / sizeMs), unit);
    }
    return relatives.format(0, 'second');
  }

  function age(at: string | number, nowMs: number): string {
    const distance = Math.min(0, new Date(at).getTime() - nowMs);
    return distance > -60_000 ? ages.format(Math.trunc(distance / 1000), 'second') : relativeTime(at, nowMs);
  }

  function day(at: string | number, nowMs: number): string {
    const days = dayNumber(new Date(at)) - dayNumber(new Date(nowMs));
    return Math.abs(days) < 2 ? relatives.format(days, 'day') : longDates.format(new Date(at));
  }

  return {
    number: (value) => numbers.format(value),
    bytes: (bytes) => scaled(bytes, ''),
    rate: (bytesPerSecond) =>
      bytesPerSecond < 1000
        ? inUnit(bytesPerSecond / 1000, 'kilobyte-per-second', 1)
        : scaled(bytesPerSecond, '-per-second'),
    duration,
    preciseDuration,
    date: (at) => dates.format(new Date(at)),
    dateTime: (at) => dateTimes.format(new Date(at)),
    time: (at) => times.format(new Date(at)),
    relativeTime,
    age,
    day,
    list: (items) => lists.format(items),
    percent: (share) => percents.format(share),
  };
}

/** Days of the reader's calendar, counted: clocks that change by an hour do not matter. */
function dayNumber(date: Date): number {
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
