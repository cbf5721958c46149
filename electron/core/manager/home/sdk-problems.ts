import { lstat, readdir, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ManifestHeader, SdkProblem } from '../../../contract/models.ts';
import { emptyIfMissing } from '../../base/files/missing.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';
import type { Layout } from '../../layout.ts';
import { quoteForSh } from '../shims/shim-script.ts';
import { isSdkName } from './sdk-name.ts';

/**
 * What people and other installers do to SDKs behind GoSwitch's back: the official installer replaces the folder that a
 * link leads to, an upgrade of Homebrew removes it, somebody renames or copies folders of versions/. VERSION tells,
 * which every release has; the files themselves are the business of `verify`.
 * (docs/decisions/0105-sdks-changed-by-hand.md)
 */

/** An entry of versions/ that counts as not installed, because its link leads nowhere or it has no manifest. */
export interface BrokenSdk {
  readonly name: string;
  readonly root: string;
  /** Where its link leads; null for a folder. */
  readonly linkedTo: string | null;
  /** What its VERSION says; null when it says nothing. */
  readonly version: string | null;
  readonly problem: SdkProblem;
}

/** What is wrong with an SDK whose folder and manifest are there; null when nothing is. Two small reads. */
export async function findProblem(layout: Layout, header: ManifestHeader): Promise<SdkProblem | null> {
  const { name, version, linkedTo } = header;
  const root = layout.sdk(name);
  const [holds, program] = await Promise.all([readSdkVersion(root), findProgram(root)]);
  if (linkedTo !== undefined && (holds === null || program === null)) return linkLost(name, linkedTo);
  if (holds !== null && holds !== version) {
    return linkedTo === undefined
      ? { kind: 'renamed', message: `${root} holds ${holds}, not ${version}`, repair: adoptAgain(root, false) }
      : {
          kind: 'replaced',
          message: `${name} links to ${linkedTo}, which holds ${holds} now`,
          repair: adoptAgain(linkedTo, true),
        };
  }
  if (program !== null && (program.mode & 0o111) === 0) {
    return {
      kind: 'not-executable',
      message: `The programs of ${name} cannot be run: they have no permission to`,
      repair: 'goswitch doctor --fix',
    };
  }
  return null;
}

/** Every entry of versions/ that looks like an SDK and is not one of `installed`. */
export async function findBrokenSdks(layout: Layout, installed: ReadonlySet<string>): Promise<BrokenSdk[]> {
  const names = await readdir(layout.versions).catch(emptyIfMissing);
  const broken = await Promise.all(
    names.filter((name) => !installed.has(name)).map((name) => findBrokenSdk(layout, name)),
  );
  return broken.filter((sdk) => sdk !== null);
}

/**
 * The same for one name; null when nothing is there, or what is there does not look like an SDK. The caller has seen
 * that it is not installed.
 */
export async function findBrokenSdk(layout: Layout, name: string): Promise<BrokenSdk | null> {
  const root = layout.sdk(name);
  const found = await lstat(root).catch(() => null);
  if (found === null || !(found.isDirectory() || found.isSymbolicLink())) return null;
  const linkedTo = found.isSymbolicLink() ? path.resolve(layout.versions, await readlink(root)) : null;
  const version = await readSdkVersion(root);
  const sdk = { name, root, linkedTo, version };
  if (linkedTo !== null && (version === null || (await findProgram(root)) === null)) {
    return isSdkName(name) ? { ...sdk, problem: linkLost(name, linkedTo) } : null;
  }
  if (version === null) return null;
  const isOutside = linkedTo !== null && !linkedTo.startsWith(layout.versions + path.sep);
  const repair = adoptAgain(linkedTo ?? root, isOutside);
  return {
    ...sdk,
    problem: {
      kind: 'no-manifest',
      message: `${root} has no sound manifest, so it does not count as installed`,
      repair,
    },
  };
}

function linkLost(name: string, linkedTo: string): SdkProblem {
  // An SDK for another platform has a name of its own, which `install` does not take.
  const repair = name.includes('-')
    ? `goswitch uninstall ${name} --force`
    : `goswitch install ${name.slice('go'.length)}`;
  return { kind: 'link-lost', message: `${name} links to ${linkedTo}, where there is no Go SDK now`, repair };
}

/**
 * Adopting it again gives it the name of what it holds; where that one is installed already, this entry gives way to
 * it.
 */
function adoptAgain(folder: string, isLink: boolean): string {
  return `goswitch import ${quoteIfNeeded(folder)}${isLink ? ' --link' : ''}`;
}

/** Windows has no mode that lets a program run. */
async function findProgram(root: string): Promise<{ readonly mode: number } | null> {
  for (const name of ['go', 'go.exe']) {
    const found = await stat(path.join(root, 'bin', name)).catch(() => null);
    if (found?.isFile()) return { mode: name === 'go' ? found.mode : 0o777 };
  }
  return null;
}

function quoteIfNeeded(file: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(file) ? file : quoteForSh(file);
}
