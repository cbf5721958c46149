import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SetupTarget } from '../../../contract/profiles.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { emptyIfMissing, nullIfMissing } from '../../base/files/missing.ts';
import { PROFILE_BYTES, readSmallFile, readSmallText } from '../../base/files/read-small-file.ts';
import type { Layout } from '../../layout.ts';

/**
 * What undoing an edit needs, one JSON file each in backups/, with a plain copy of the old bytes next to it for people.
 * A record is written before the profile is touched and removed after it was undone, so whatever is killed when, a
 * changed profile always has its record.
 */
export interface EditRecord {
  readonly schema: 1;
  /** `profile-<order>-<random>`; the order is that of the edits. */
  readonly id: string;
  /**
   * `block`, `proxy` and `go-bin` as in `BlockKind`; `line` commented out; `whole` file of GoSwitch's own; `entry` of
   * the registry's Path.
   */
  readonly kind: 'block' | 'proxy' | 'go-bin' | 'line' | 'whole' | 'entry';
  readonly targets: readonly SetupTarget[];
  readonly file: string;
  /** Null when there was no file. */
  readonly beforeSha256: string | null;
  readonly afterSha256: string;
  /** Name in backups/ of the old bytes; null when there was no file. */
  readonly backup: string | null;
  readonly createdFolders: readonly string[];
  /** The block's lines, the line that was commented out (both as profile text), or the entry; '' for a whole file. */
  readonly line: string;
}

export type NewEditRecord = Omit<EditRecord, 'schema' | 'id' | 'backup'>;

export interface EditRecords {
  /** Oldest first. Files that are not records are skipped. */
  list(): Promise<EditRecord[]>;
  /** Writes the backup, then the record. Throws `disk-full`, `permission-denied`. */
  add(record: NewEditRecord, before: Buffer | null): Promise<EditRecord>;
  /** The old bytes; null when there was no file, or when the backup is gone or is not what it was. */
  before(record: EditRecord): Promise<Buffer | null>;
  remove(record: EditRecord): Promise<void>;
  /**
   * Lets `heir` stand for `record` where the file, or folders of it, were made for `record`: whoever is undone last
   * takes them away. Writes the heir alone. Throws as `add`.
   */
  handOver(record: EditRecord, heir: EditRecord): Promise<void>;
}

const NAME = /^(profile-(\d{6})-[0-9a-f]{8})\.json$/;

/** Callers hold the lock `profiles`. */
export function createEditRecords(layout: Layout): EditRecords {
  const at = (name: string) => path.join(layout.backups, name);
  const names = async () =>
    (await readdir(layout.backups).catch(emptyIfMissing)).filter((name) => NAME.test(name)).sort();
  return {
    async list() {
      const records: EditRecord[] = [];
      for (const name of await names()) {
        // Gone since it was listed: an undoing in another process has just ended.
        const text = await readSmallText(at(name), 'utf8', { maxBytes: PROFILE_BYTES }).catch(nullIfMissing);
        const record = text === null ? null : parseRecord(text);
        if (record !== null) records.push(record);
      }
      return records;
    },
    async add(record, before) {
      const order = Number(NAME.exec((await names()).at(-1) ?? '')?.[2] ?? 0) + 1;
      const id = `profile-${String(order).padStart(6, '0')}-${randomBytes(4).toString('hex')}`;
      const backup = before === null ? null : `${id}.${path.basename(record.file).replace(/^\.+/, '')}`;
      const whole: EditRecord = { schema: 1, id, ...record, backup };
      try {
        if (before !== null && backup !== null) await writeFileAtomic(at(backup), before, { mode: 0o600 });
        await writeFileAtomic(at(`${id}.json`), `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 });
      } catch (error) {
        throw explainFileError(error, `back up ${record.file}`);
      }
      return whole;
    },
    async before(record) {
      if (record.backup === null) return null;
      const bytes = await readSmallFile(at(record.backup), { maxBytes: PROFILE_BYTES }).catch(nullIfMissing);
      return bytes !== null && sha256(bytes) === record.beforeSha256 ? bytes : null;
    },
    async remove(record) {
      await rm(at(`${record.id}.json`), { force: true });
      if (record.backup !== null) await rm(at(record.backup), { force: true });
    },
    async handOver(record, heir) {
      const createdFolders = [...new Set([...record.createdFolders, ...heir.createdFolders])];
      const wasThere = record.beforeSha256 !== null;
      // What the heir left is no longer what stands there, so its hash must never speak for deleting the file.
      const whole: EditRecord = {
        ...heir,
        createdFolders,
        ...(wasThere ? {} : { beforeSha256: null, afterSha256: 'unknown', backup: null }),
      };
      try {
        await writeFileAtomic(at(`${heir.id}.json`), `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 });
      } catch (error) {
        throw explainFileError(error, `back up ${heir.file}`);
      }
      if (!wasThere && heir.backup !== null) await rm(at(heir.backup), { force: true });
    },
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parseRecord(text: string): EditRecord | null {
  try {
    const value = JSON.parse(text) as EditRecord;
    const isRecord =
      value?.schema === 1 &&
      typeof value.file === 'string' &&
      typeof value.afterSha256 === 'string' &&
      typeof value.line === 'string';
    return isRecord ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
