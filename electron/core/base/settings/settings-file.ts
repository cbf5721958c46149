import { stat } from 'node:fs/promises';
import { writeFileAtomic } from '../files/atomic-file.ts';
import { assertDecodedPath } from '../files/decoded-path.ts';
import { readSmallText } from '../files/read-small-file.ts';
import { redactSecrets } from '../log/redact-secrets.ts';

/** The version of the file's shape that this program reads and writes. */
export const SETTINGS_SCHEMA = 1;

/** A settings file is some lines; more is something else. */
const LARGEST_BYTES = 1024 * 1024;

/** What a settings file is. `entries` are its keys but for `schema`, not yet validated, in the order of the file. */
export type SettingsFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'readable'; readonly entries: Readonly<Record<string, unknown>> }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'newer'; readonly schema: number }
  | { readonly kind: 'unreadable'; readonly error: NodeJS.ErrnoException };

/** Never throws: whatever is at `file` has a kind. */
export async function readSettingsFile(file: string): Promise<SettingsFile> {
  let text: string;
  try {
    const found = await stat(file);
    if (!found.isFile()) return { kind: 'damaged', reason: 'it is not a file' };
    if (found.size > LARGEST_BYTES) return { kind: 'damaged', reason: `it is too large (${found.size} bytes)` };
    text = await readSmallText(file);
  } catch (error) {
    const fault = error as NodeJS.ErrnoException;
    return fault.code === 'ENOENT' || fault.code === 'ENOTDIR'
      ? { kind: 'missing' }
      : { kind: 'unreadable', error: fault };
  }
  return parseSettingsFile(text);
}

function parseSettingsFile(text: string): SettingsFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'damaged', reason: `it is not JSON: ${(error as SyntaxError).message}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'damaged', reason: 'it does not hold a JSON object' };
  const { schema = SETTINGS_SCHEMA, ...entries } = value as Record<string, unknown>;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1)
    return { kind: 'damaged', reason: '"schema" is not a version number' };
  if (schema > SETTINGS_SCHEMA) return { kind: 'newer', schema };
  return { kind: 'readable', entries };
}

/** The entries as a settings file holds them. */
export function formatSettings(entries: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ schema: SETTINGS_SCHEMA, ...entries }, null, 2)}\n`;
}

/**
 * Replaces the file with the mode it had; a new one, and one that holds a password (in the address of a
 * source, say), is for its owner only.
 */
export async function writeSettingsFile(target: string, text: string): Promise<void> {
  assertDecodedPath(target);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => 0o600,
  );
  const hasSecret = redactSecrets(text) !== text;
  await writeFileAtomic(target, text, { mode: hasSecret ? mode & 0o700 : mode, keepsAttributes: true });
}
