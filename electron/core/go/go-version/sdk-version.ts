import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';

/**
 * The version that a VERSION file or `go version` names, without what builders add to it: `go1.26.10 X:arenas`,
 * `go1.26.10-X:arenas`, `go1.21.3 (Red Hat 1.21.3-1)` are go1.26.10 and go1.21.3. A development tree keeps its marker
 * (`go1.27-devel_1a2b3c`, `devel`), so that it is never taken for a release, in one form for both spellings: `devel
 * go1.23-1a2b3c Tue ...` is `go1.23-devel_1a2b3c`. Null when no Go version is named (formats: go-version's grammar;
 * cmd/dist/build.go findgoversion).
 */
export function sdkVersionOf(text: string): string | null {
  const [first = '', second = ''] = text.trim().split(/\s+/);
  if (first === 'devel') return /^go\d+\.\d+-[0-9a-f]+$/.test(second) ? second.replace('-', '-devel_') : 'devel';
  const development = /^go\d[\w.]*-devel\w*/.exec(first)?.[0];
  if (development !== undefined) return development;
  return /^go\d+(\.\d+)*((alpha|beta|rc)\d+)?(?![\w.])/.exec(first)?.[0] ?? null;
}

const NUMBER = '(0|[1-9][0-9]*)';
const DEVELOPMENT = new RegExp(`^go${NUMBER}\\.${NUMBER}-devel_[0-9a-f]{1,40}$`);
const RELEASE = new RegExp(`^go(1|${NUMBER}\\.${NUMBER}(\\.${NUMBER})?((alpha|beta|rc)${NUMBER})?)$`);

/** True for the name of a release (`go1.26.3`, `go1.27rc1`), false for a development tree. */
export function isReleaseVersion(version: string): boolean {
  return RELEASE.test(version);
}

/**
 * True for what an SDK in the home may be called: a release, or a development tree that names its commit
 * (`go1.27-devel_1a2b3c`).
 */
export function isSdkVersion(version: string): boolean {
  return isReleaseVersion(version) || DEVELOPMENT.test(version);
}

/**
 * The version on the first line of `<root>/VERSION`, or of VERSION.cache, which cmd/dist writes in a checkout, without
 * running anything. Null when there is no such file or no version in it.
 */
export async function readSdkVersion(root: string): Promise<string | null> {
  const text =
    (await readIfThere(path.join(root, 'VERSION'))) ?? (await readIfThere(path.join(root, 'VERSION.cache'))) ?? '';
  return sdkVersionOf(text.slice(0, 200).split('\n')[0] ?? '');
}

async function readIfThere(file: string): Promise<string | null> {
  return await readSmallText(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    if (error.code === 'EISDIR' || error.code === 'EACCES') return '';
    throw error;
  });
}

/**
 * Go before 1.9 knows only the GOROOT that it was built for (doc/go1.9.html, "Moved GOROOT"): run elsewhere, it must be
 * told.
 */
export function needsGoroot(version: string): boolean {
  const [, minor = '0'] = /^go1(?:\.(\d+))?/.exec(version) ?? [undefined, '99'];
  return Number(minor) < 9;
}
