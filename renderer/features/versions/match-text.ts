import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import type { VersionRow } from './version-row.ts';

const VERSION_WORD = /^(?:go|v)?(\d[\w.]*)$/;

/**
 * Whether a row fits every word typed: the start of a version (`1.26`, `go1.26.3`, `1.26.x`), `latest`, `oldstable`, or
 * a part of where it is, who put it there, or how it stands.
 */
export function matchesText(row: VersionRow, text: string, families: readonly ReleaseFamily[]): boolean {
  const words = text.trim().toLowerCase().split(/\s+/);
  return words.every((word) => word === '' || matchesWord(row, word, families));
}

function matchesWord(row: VersionRow, word: string, families: readonly ReleaseFamily[]): boolean {
  if (word === 'go') return true;
  if (word === 'latest' || word === 'stable') return row.version === nthSupported(families, 0);
  if (word === 'oldstable') return row.version === nthSupported(families, 1);
  const version = VERSION_WORD.exec(word)?.[1];
  if (version !== undefined) return row.label.startsWith(version.replace(/\.x$/, '.')) || placeOf(row).includes(word);
  return placeOf(row).includes(word) || row.label.includes(word);
}

function nthSupported(families: readonly ReleaseFamily[], index: number): string | undefined {
  return families.filter(({ support }) => support === 'supported')[index]?.newest;
}

function placeOf({ sdk, support, isActive }: VersionRow): string {
  return [support, isActive ? 'active' : '', sdk?.kind ?? '', sdk?.owner ?? '', sdk?.root ?? '', sdk?.arch ?? '']
    .join(' ')
    .toLowerCase();
}
