import { entryMode } from '../entry-path.ts';
import { DEFAULT_LIMITS, type UnpackLimits } from '../unpack-limits.ts';
import { diskPath, fileMode, zipPrefix } from './module-files.ts';

/**
 * The two zips that hold an SDK: a release archive (`go/...`, for Windows), and a version of the module
 * golang.org/toolchain.
 */
export type ZipForm = { readonly kind: 'release' } | { readonly kind: 'module'; readonly moduleVersion: string };

/** How a form's entries become files. */
export interface ZipRules {
  /** Begins every name. */
  readonly prefix: string;
  /** Entries for folders: the h1 of a module would count them. */
  readonly hasFolders: boolean;
  readonly limits: UnpackLimits;
  /** @param path below the prefix */
  diskPath(path: string): string;
  /** @param unixMode the permission bits that the zip has, 0 where it has none */
  mode(path: string, unixMode: number): 0o644 | 0o755;
}

/**
 * The go command's own limit for a module zip and for what it unpacks to (golang.org/x/mod/zip, MaxZipFile); and as
 * many files as a zip without zip64 has.
 */
export const MODULE_LIMITS: UnpackLimits = {
  ...DEFAULT_LIMITS,
  archiveBytes: 500 * 1024 * 1024,
  unpackedBytes: 500 * 1024 * 1024,
  entries: 0xfffe,
};

export function zipRules(form: ZipForm, limits?: UnpackLimits): ZipRules {
  if (form.kind === 'release') {
    return {
      prefix: 'go/',
      hasFolders: true,
      limits: limits ?? DEFAULT_LIMITS,
      diskPath: (path) => path,
      mode: (_, unixMode) => entryMode(unixMode),
    };
  }
  return {
    prefix: zipPrefix(form.moduleVersion),
    hasFolders: false,
    limits: limits ?? MODULE_LIMITS,
    diskPath,
    mode: (path) => fileMode(path),
  };
}
