import { createHash } from 'node:crypto';
import { inflateFiles } from '../../go/archives/zip/unpack-share.ts';
import { END_REACH, findDirectory, readDirectory } from '../../go/archives/zip/zip-directory.ts';
import { MODULE_LIMITS, type ZipRules } from '../../go/archives/zip/zip-form.ts';
import { hash1 } from '../../go/checksum-database/dirhash.ts';

/** Unpacked, a module for a probe is some tens of kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The h1 of a small module zip in memory. Throws `archive-corrupt`, `archive-unsafe` or `archive-too-large` for what is
 * no zip of this module.
 * @param prefix `<module>@<version>/`
 */
export function hashModuleZip(zip: Buffer, prefix: string): string {
  const place = findDirectory(zip.subarray(Math.max(0, zip.length - END_REACH)), zip.length);
  const limits = { ...MODULE_LIMITS, unpackedBytes: MOST_BYTES };
  const rules: ZipRules = { prefix, hasFolders: true, limits, diskPath: (path) => path, mode: () => 0o644 };
  const files = readDirectory(zip.subarray(place.offset, place.offset + place.size), place, rules);
  const contents = inflateFiles(zip, 0, files);
  return hash1(files.map(({ name }, index) => ({ name, sha256: sha256(contents[index] as Buffer) })));
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
