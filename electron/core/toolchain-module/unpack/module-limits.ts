import type { UnpackLimits } from '../../install/unpack/limits.ts';

/** The go command's own limit for a module zip and for what it unpacks to (golang.org/x/mod/zip, MaxZipFile); and as many files as a zip without zip64 has. */
export const MODULE_LIMITS: UnpackLimits = { archiveBytes: 500 * 1024 * 1024, unpackedBytes: 500 * 1024 * 1024, entries: 0xfffe };
