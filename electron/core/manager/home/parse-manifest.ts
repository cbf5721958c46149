import type { ManifestFile, ManifestHeader, SdkOrigin, VerifiedBy } from '../../../contract/models.ts';
import { isSdkVersion } from '../../go/go-version/sdk-version.ts';

/**
 * Checks what a manifest says before anything believes it, by hand: `ls` and `current` read headers, and loading a
 * schema library would cost more than they do. Everything here answers null for what is not a manifest.
 */
const ORIGINS: readonly SdkOrigin[] = ['official', 'module-proxy', 'file', 'adopted'];
const VERIFIED: readonly VerifiedBy[] = ['sha256', 'checksum-database', 'user-sha256', null];
const SHA256 = /^[0-9a-f]{64}$/;

/** @param name the SDK whose manifest it must be: a manifest under another's name is a damaged one */
export function parseManifestHeader(text: string, name: string): ManifestHeader | null {
  const value = parseJson(text);
  if (!isObject(value)) return null;
  const {
    schema,
    version,
    os,
    arch,
    origin,
    verifiedBy,
    archive,
    linkedTo,
    proof,
    crossCheck,
    unflushedBoot,
    installedAt,
    fileCount,
    totalBytes,
  } = value;
  const valid =
    schema === 1 &&
    value['name'] === name &&
    isText(version) &&
    isSdkVersion(version) &&
    [os, arch, installedAt].every(isText) &&
    ORIGINS.includes(origin as SdkOrigin) &&
    VERIFIED.includes(verifiedBy as VerifiedBy) &&
    (archive === null || isArchive(archive)) &&
    (linkedTo === undefined || isText(linkedTo)) &&
    (unflushedBoot === undefined || isText(unflushedBoot)) &&
    (proof === undefined || isProof(proof)) &&
    (crossCheck === undefined || crossCheck === null || isCrossCheck(crossCheck)) &&
    isCount(fileCount) &&
    isCount(totalBytes);
  return valid ? (value as unknown as ManifestHeader) : null;
}

/** @param text a JSON array of `[path, size, mode, sha256]`, which must be sorted and hold each path once */
export function parseManifestFiles(text: string): ManifestFile[] | null {
  const rows = parseJson(text);
  if (!Array.isArray(rows)) return null;
  const files: ManifestFile[] = [];
  let previous = '';
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== 4) return null;
    const [path, size, mode, sha256] = row;
    if (!isText(path) || path <= previous || !isInside(path) || !isCount(size) || !isMode(mode)) return null;
    if (typeof sha256 !== 'string' || !SHA256.test(sha256)) return null;
    files.push({ path, size, mode, sha256 });
    previous = path;
  }
  return files;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** True for a path that stays below the root it is joined to, on every system. */
function isInside(path: string): boolean {
  return (
    !/^\/|^[A-Za-z]:|\\|\0/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function isArchive(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { from, sha256, sizeBytes } = value;
  return isText(from) && (sha256 === null || (typeof sha256 === 'string' && SHA256.test(sha256))) && isCount(sizeBytes);
}

function isProof(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { database, moduleVersion, h1, treeHash, time, via, recordId, treeSize } = value;
  return [database, moduleVersion, h1, treeHash, time, via].every(isText) && [recordId, treeSize].every(isCount);
}

function isCrossCheck(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { common, same, different } = value;
  return (
    isText(value['with']) && isCount(common) && isCount(same) && Array.isArray(different) && different.every(isText)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isMode(value: unknown): boolean {
  return isCount(value) && (value as number) <= 0o7777;
}
