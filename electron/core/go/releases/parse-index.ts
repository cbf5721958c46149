import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../contract/errors.ts';
import type { Release, ReleaseFile } from '../../../contract/models.ts';
import { byNewestGoVersion } from '../go-version/compare-go-versions.ts';
import { isPrerelease } from '../go-version/parse-go-version.ts';

/**
 * The JSON index of go.dev/dl (golang/website internal/dl/dl.go), as it really is: entries of 2012 to 2015 lack sha256
 * and size, the bootstrap archives of Go 1.4 pose as release `go1`, and the order of releases is not promised. One
 * dirty entry never costs the others. Versions and file names become names on disk and in URLs, so both must fit a
 * pattern that cannot be a path.
 */

const VERSION = /^go[0-9][0-9a-z]*(?:\.[0-9a-z]+)*$/;
/** After `fileRe` of golang/website internal/dl/server.go, without the signatures. */
const FILENAME = /^go[0-9a-z.]+\.[0-9a-z.-]+\.(?:tar\.gz|zip|pkg|msi)$/;
const PLATFORM_PART = /^[a-z0-9]{0,32}$/;
const SHA256 = /^[0-9a-f]{64}$/i;
const MAX_NAME_LENGTH = 128;
/**
 * Twice what the index of 2026 has (near 3 MB): an index beyond is refused whole, so that none costs more than its
 * parse.
 */
export const MAX_INDEX_BYTES = 6 * 1024 * 1024;
/** The index of 2026 has 400 releases of at most 60 files. */
const MAX_RELEASES = 2000;
const MAX_FILES = 300;

/** Releases that are read or written before others have a turn: a few milliseconds of work. */
const RELEASES_A_TURN = 20;

/**
 * The releases of an index, newest first, each well-formed: safe names, `sha256` and `sizeBytes` null where the index
 * has none or nonsense.
 * @param from who answered, for the message
 * Throws `index-invalid` for what is not an index: a web page, other JSON, a list without a single release, one larger
 * than any index is.
 */
export function parseIndex(text: string, from = 'The source'): readonly Release[] {
  const steps = readReleases(text, from);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same in turns, so that no window stands still meanwhile: only JSON.parse is in one piece. Another thread would
 * not help, because taking the releases over from it costs as much as that (docs/decisions/0092).
 */
export async function parseIndexInTurns(text: string, from: string): Promise<readonly Release[]> {
  const steps = readReleases(text, from);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await nextTurn();
  }
}

function* readReleases(text: string, from: string): Generator<undefined, readonly Release[]> {
  if (text.length > MAX_INDEX_BYTES) throw notAnIndex(from, `it is larger than ${MAX_INDEX_BYTES} bytes`);
  const entries = parseJson(text, from);
  if (!Array.isArray(entries)) throw notAnIndex(from, 'the JSON that came is not a list');
  if (entries.length > MAX_RELEASES)
    throw notAnIndex(from, `the list that came has ${entries.length} releases, more than ${MAX_RELEASES}`);
  const releases = new Map<string, Release>();
  yield;
  for (const [at, entry] of entries.entries()) {
    if (at % RELEASES_A_TURN === RELEASES_A_TURN - 1) yield;
    const release = toRelease(entry);
    if (release !== null && !releases.has(release.version)) releases.set(release.version, release);
  }
  if (releases.size === 0) throw notAnIndex(from, 'the list that came holds no release');
  return [...releases.values()].sort((a, b) => byNewestGoVersion(a.version, b.version));
}

/** The JSON that `parseIndex` reads as these releases. */
export function formatIndex(releases: readonly Release[]): string {
  const files = (release: Release) => release.files.map(({ sizeBytes, ...file }) => ({ ...file, size: sizeBytes }));
  return JSON.stringify(
    releases.map((release) => ({ version: release.version, stable: release.stable, files: files(release) })),
  );
}

/** The same in turns. */
export async function formatIndexInTurns(releases: readonly Release[]): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < releases.length; at += RELEASES_A_TURN) {
    parts.push(formatIndex(releases.slice(at, at + RELEASES_A_TURN)).slice(1, -1));
    await nextTurn();
  }
  return `[${parts.join(',')}]`;
}

function parseJson(text: string, from: string): unknown {
  const body = text.trimStart();
  if (body.startsWith('<')) throw notAnIndex(from, 'a web page came instead');
  try {
    return JSON.parse(body);
  } catch (error) {
    throw notAnIndex(from, 'what came is not JSON', error);
  }
}

function notAnIndex(from: string, reason: string, cause?: unknown): AppError {
  return new AppError('index-invalid', `${from} did not answer with a release index: ${reason}`, {
    hint: 'Check the URL of the source, and that no sign-in page of the network answers in its place',
    cause,
  });
}

function toRelease(entry: unknown): Release | null {
  const { version, stable, files } = fields(entry);
  if (typeof version !== 'string' || version.length > MAX_NAME_LENGTH || !VERSION.test(version)) return null;
  const valid = (Array.isArray(files) ? files : [])
    .slice(0, MAX_FILES)
    .map((file) => toFile(file, version))
    .filter((file) => file !== null);
  return { version, stable: stable !== false && !isPrerelease(version), files: uniqueFiles(valid) };
}

function toFile(entry: unknown, version: string): ReleaseFile | null {
  const { filename, os, arch, kind, sha256, size } = fields(entry);
  if (typeof filename !== 'string' || filename.length > MAX_NAME_LENGTH || !FILENAME.test(filename)) return null;
  // A file under another release's name would be installed as this one.
  if (!filename.startsWith(`${version}.`)) return null;
  if (typeof os !== 'string' || typeof arch !== 'string' || !PLATFORM_PART.test(os) || !PLATFORM_PART.test(arch))
    return null;
  if (kind !== 'archive' && kind !== 'source' && kind !== 'installer') return null;
  // golang/website internal/dl/server.go leaves bootstrap archives out too.
  if (arch === 'bootstrap') return null;
  return {
    filename,
    os,
    // go1.6beta1 alone says arm6 for what every other release calls armv6l.
    arch: arch === 'arm6' ? 'armv6l' : arch,
    kind,
    sha256: typeof sha256 === 'string' && SHA256.test(sha256) ? sha256.toLowerCase() : null,
    sizeBytes: typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : null,
  };
}

function uniqueFiles(files: readonly ReleaseFile[]): readonly ReleaseFile[] {
  return [...new Map(files.toReversed().map((file) => [file.filename, file])).values()].reverse();
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
