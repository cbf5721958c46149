import { rename } from 'node:fs/promises';
import type { CoreContext } from '../../context.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';
import { newerSchema, writtenByNewer } from '../files/newer-file.ts';
import { PROFILE_BYTES, readSmallFile } from '../files/read-small-file.ts';
import { bytesEvidence, type Evidence } from './evidence.ts';

/** A file of the home that only its owner reads: one JSON object with a `schema`. */
interface JsonStore<Content> {
  /** Null where there is no file, or one that cannot be used. */
  readonly content: Content | null;
  /**
   * How to replace it, and how to tell whether that was done; `write` sets a damaged file aside as `FILE.damaged`.
   * Throws `home-newer` where a newer GoSwitch wrote the file, and the file system's error where it cannot be read.
   */
  replaceWith(content: object): Promise<{ readonly evidence: Evidence; readonly write: () => Promise<void> }>;
}

interface JsonStoreOptions<Content> {
  readonly file: string;
  /** The version of the file's shape that this program reads and writes. */
  readonly schema: number;
  readonly log: CoreContext['log'];
  /** Throws for what is not as this program writes it. Keys that it does not know should stay in what it answers. */
  readonly parse: (content: unknown) => Content;
}

/**
 * Reads it as it is now. Never throws for what the file holds, and says nothing of it to the log: it may be a secret.
 */
export async function openJsonStore<Content>({
  file,
  schema,
  log,
  parse,
}: JsonStoreOptions<Content>): Promise<JsonStore<Content>> {
  const read = await readSmallFile(file, { maxBytes: PROFILE_BYTES }).then(
    (bytes) => ({ bytes, error: null }),
    (error: NodeJS.ErrnoException) => ({
      bytes: null,
      error: error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : error,
    }),
  );
  const { newer, content } = interpret(read.bytes);
  if (newer !== null) log.warn(writtenByNewer(file, newer, schema).message);
  else if (read.error !== null || (content === null && read.bytes !== null && read.bytes.length > 0))
    log.warn(`${file} is not as GoSwitch writes it, so what it holds is not used`);

  function interpret(bytes: Buffer | null): { newer: number | null; content: Content | null } {
    if (bytes === null) return { newer: null, content: null };
    try {
      const value: unknown = JSON.parse(bytes.toString('utf8'));
      const newer = newerSchema(value, schema);
      return newer === null ? { newer, content: parse(value) } : { newer, content: null };
    } catch {
      // Not the error itself: it may quote what the file holds.
      return { newer: null, content: null };
    }
  }

  return {
    content,
    async replaceWith(next) {
      if (newer !== null) throw writtenByNewer(file, newer, schema);
      if (read.error !== null) throw read.error;
      const text = `${JSON.stringify({ ...next, schema }, null, 2)}\n`;
      const write = async () => {
        if (content === null && read.bytes !== null && read.bytes.length > 0) await rename(file, `${file}.damaged`);
        await writeFileAtomic(file, text, { mode: 0o600 });
      };
      return { evidence: bytesEvidence(file, read.bytes, Buffer.from(text)), write };
    },
  };
}
