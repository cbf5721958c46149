import type { JournalEntry } from '../../../contract/models.ts';

/** Null for what is no whole entry: a torn line, an empty one, one of a shape that this version does not know. */
export function parseEntry(line: string): JournalEntry | null {
  if (!line.startsWith('{')) return null;
  let value: Partial<Record<keyof JournalEntry, unknown>>;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const isWhole =
    [value.id, value.at, value.action, value.target, value.summary].every((part) => typeof part === 'string') &&
    isRecord(value.data) &&
    (value.undo === null || isRecord(value.undo)) &&
    (value.undoes === undefined || typeof value.undoes === 'string');
  return isWhole ? (value as unknown as JournalEntry) : null;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
