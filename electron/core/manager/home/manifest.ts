import { AppError } from '../../../contract/errors.ts';
import type { Manifest, ManifestFile, ManifestHeader } from '../../../contract/models.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { nullIfMissingOr } from '../../base/files/missing.ts';
import { MANIFEST_BYTES, openRegularFile, readSmallText } from '../../base/files/read-small-file.ts';
import type { Layout } from '../../layout.ts';
import { parseManifestFiles, parseManifestHeader } from './parse-manifest.ts';

/**
 * `versions/<name>.json`: valid JSON, one member or file a line, laid out so that the header can be read without the
 * 15,000 files:
 *
 *     {"schema":1,
 *     "name":"go1.26.3",
 *     ...
 *     "files":[
 *     ["VERSION",35,420,"<sha256>"],
 *     ["bin/go",13000000,493,"<sha256>"]
 *     ]}
 *
 * Files are sorted by path (UTF-16 code units), each once. Modes are the permission bits as a number.
 */
const FILES_START = '\n"files":[\n';
const FILES_END = '\n]}\n';
const PLAIN = /^[\w ./+@=-]*$/;

/** More than any header needs: its longest member is a URL. */
const HEADER_LIMIT_BYTES = 64 * 1024;
const CHUNK_BYTES = 4 * 1024;

/** The text of `versions/<name>.json`. Costs about 20 ms for a whole Go release; a worker thread can call it. */
export function formatManifest(manifest: Manifest): string {
  const { files, ...header } = manifest;
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const lines = sorted.map((file) => `[${quote(file.path)},${file.size},${file.mode},"${file.sha256}"]`);
  return `{${formatMembers(header).join(',\n')},${FILES_START}${lines.join(',\n')}${FILES_END}`;
}

/** Writes the manifest in one step: readers see the old one or the new one. Throws the file system's error. */
export async function writeManifest(layout: Layout, manifest: Manifest): Promise<void> {
  await writeFileAtomic(layout.manifest(manifest.name), formatManifest(manifest));
}

/**
 * What is known of an SDK, reading only the first KiB of its manifest. Null when there is none or it is damaged.
 * Throws the file system's error when it cannot be read (no permission).
 */
export async function readManifestHeader(layout: Layout, name: string): Promise<ManifestHeader | null> {
  const text = await readUntil(layout.manifest(name), FILES_START);
  const end = text?.indexOf(FILES_START) ?? -1;
  if (text === null || end < 0) return null;
  return parseManifestHeader(`${text.slice(0, end).replace(/,$/, '')}}`, name);
}

/**
 * The whole manifest. Throws `manifest-missing` when there is none or it is damaged, saying which, and the file
 * system's error when it cannot be read.
 */
export async function readManifest(layout: Layout, name: string): Promise<Manifest> {
  return await readManifestFile(layout.manifest(name), name);
}

/** The same for a manifest that lies elsewhere, as that of a tree in staging. */
export async function readManifestFile(file: string, name: string): Promise<Manifest> {
  const hint = `Install it again: goswitch uninstall ${name} && goswitch install ${name}`;
  const text = await readSmallText(file, 'utf8', { maxBytes: MANIFEST_BYTES }).catch(nullIfMissingOr('EISDIR'));
  if (text === null) throw new AppError('manifest-missing', `${name} has no manifest: ${file}`, { hint });
  const start = text.indexOf(FILES_START);
  const header = start < 0 ? null : parseManifestHeader(`${text.slice(0, start).replace(/,$/, '')}}`, name);
  const files =
    header && text.endsWith(FILES_END) ? parseFiles(text.slice(start + FILES_START.length, -FILES_END.length)) : null;
  if (header === null || files === null || files.length !== header.fileCount) {
    throw new AppError('manifest-missing', `The manifest of ${name} is damaged: ${file}`, { hint });
  }
  return { ...header, files };
}

/** Gives a manifest another header; its files stay. Throws the file system's error. */
export async function replaceManifestHeader(file: string, header: ManifestHeader): Promise<void> {
  const text = await readSmallText(file, 'utf8', { maxBytes: MANIFEST_BYTES });
  await writeFileAtomic(file, `{${formatMembers(header).join(',\n')},${text.slice(text.indexOf(FILES_START))}`);
}

function formatMembers(header: ManifestHeader): string[] {
  return Object.entries(header).flatMap(([key, value]) =>
    value === undefined ? [] : [`"${key}":${JSON.stringify(value)}`],
  );
}

/** JSON.stringify, skipped for the plain names that nearly all files have. */
function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function parseFiles(lines: string): ManifestFile[] | null {
  return parseManifestFiles(`[${lines}]`);
}

/** The start of a file up to and including the chunk that holds `marker`; null when there is no such file. */
async function readUntil(file: string, marker: string): Promise<string | null> {
  const handle = await openRegularFile(file).catch(nullIfMissingOr('EISDIR'));
  if (handle === null) return null;
  try {
    let bytes = Buffer.alloc(0);
    while (bytes.length < HEADER_LIMIT_BYTES) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(CHUNK_BYTES), position: bytes.length });
      if (bytesRead === 0) break;
      bytes = Buffer.concat([bytes, buffer.subarray(0, bytesRead)]);
      if (bytes.includes(marker)) break;
    }
    return bytes.toString('utf8');
  } finally {
    await handle.close();
  }
}
