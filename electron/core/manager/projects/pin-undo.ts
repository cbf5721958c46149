import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { readSmallFile } from '../../base/files/read-small-file.ts';
import { bytesEvidence, type Evidence } from '../../base/journal/evidence.ts';
import type { Layout } from '../../layout.ts';

/**
 * What undoing a pin needs. Bytes are hex, which no redaction touches; null stands for no file. `link` is set where the
 * file was a link.
 */
export interface PinUndo {
  readonly action: 'projects.restorePin';
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly link: string | null;
  /** Permission bits of a file that was removed; null where none was, and in entries of an older GoSwitch. */
  readonly mode: number | null;
  /**
   * Name in backups/ of an empty file with the attributes and access rights of one that was removed; null where none
   * was, where they cannot be kept, and in entries of an older GoSwitch.
   */
  readonly attributes: string | null;
}

export function pinUndo(change: {
  file: string;
  before: Uint8Array | null;
  after: Uint8Array | null;
  link?: string | null;
  mode?: number | null;
  attributes?: string | null;
}): PinUndo {
  const { file, before, after, link = null, mode = null, attributes = null } = change;
  return { action: 'projects.restorePin', file, before: toHex(before), after: toHex(after), link, mode, attributes };
}

/** How whoever comes after a kill tells whether the pin was changed. */
export function pinEvidence({ file, before, after, link }: PinUndo): Evidence {
  const toBytes = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex'));
  const evidence = bytesEvidence(file, toBytes(before), toBytes(after));
  return link === null ? evidence : { ...evidence, before: `link ${link}` };
}

/** The undo part of a journal entry, judged. Throws `undo-impossible`. */
export function readPinUndo(undo: Readonly<Record<string, unknown>>): PinUndo {
  const { action, file, before = null, after = null, link = null, mode = null, attributes = null } = undo;
  const isWhole =
    action === 'projects.restorePin' &&
    typeof file === 'string' &&
    path.isAbsolute(file) &&
    isHex(before) &&
    isHex(after);
  if (!isWhole || (link !== null && typeof link !== 'string'))
    throw new AppError('undo-impossible', 'The journal entry does not contain what is needed to undo it');
  if (mode !== null && !(typeof mode === 'number' && Number.isInteger(mode) && mode >= 0 && mode <= 0o777))
    throw new AppError('undo-impossible', 'The journal entry does not contain what is needed to undo it');
  if (attributes !== null && !(typeof attributes === 'string' && ATTRIBUTES.test(attributes)))
    throw new AppError('undo-impossible', 'The journal entry does not contain what is needed to undo it');
  return { action, file, before, after, link, mode, attributes };
}

/** It names a file of backups/ and nothing else. */
const ATTRIBUTES = /^pin-[0-9a-f]{12}$/;

/**
 * Keeps what a pin that is about to be removed has besides its bytes and its mode, in an empty file of backups/. Null
 * where that cannot be: then the pin comes back without, as docs/decisions/0096 says.
 */
export async function keepPinAttributes({ backups }: Layout, file: string): Promise<string | null> {
  const name = `pin-${randomBytes(6).toString('hex')}`;
  return await writeFileAtomic(path.join(backups, name), '', { mode: 0o600, attributesFrom: file }).then(
    () => name,
    () => null,
  );
}

/**
 * Makes the file what it was. Throws `undo-impossible` when it is not what the change left, and the file system's
 * error.
 */
export async function restorePin(
  { backups }: Layout,
  { file, before, after, link, mode, attributes }: PinUndo,
): Promise<void> {
  const present = await readIfThere(file);
  const isThere = present !== null || (await lstat(file).catch(() => null)) !== null;
  if (after === null ? isThere : toHex(present) !== after) {
    throw new AppError('undo-impossible', `${file} was changed since then`, {
      hint: `Edit it, or run goswitch pin in ${path.dirname(file)}`,
    });
  }
  await mkdir(path.dirname(file), { recursive: true });
  if (link !== null) await symlink(link, file);
  else if (before === null) await rm(file, { force: true });
  else
    await writeFileAtomic(file, Buffer.from(before, 'hex'), {
      mode: present === null && mode !== null ? mode : await modeOf(file),
      keepsAttributes: true,
      ...(attributes === null ? {} : { attributesFrom: path.join(backups, attributes) }),
    });
}

/**
 * The bytes of a file, or null where there is none. Throws `invalid-input` for a folder, and the file system's error.
 */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readSmallFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR'].includes(code)) return null;
    if (code === 'EISDIR') throw new AppError('invalid-input', `${file} is a folder, not a pin`, { cause: error });
    throw error;
  }
}

/** Permission bits of a file, or those of a new one. */
export async function modeOf(file: string): Promise<number> {
  return ((await stat(file).catch(() => null))?.mode ?? 0o644) & 0o777;
}

function toHex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('hex');
}

function isHex(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && /^(?:[0-9a-f]{2})*$/.test(value));
}
