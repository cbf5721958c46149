import { z } from 'zod';

/**
 * Fields that several inputs share. Limits keep what a page sends within what a person could mean; what a text means is
 * core's to judge.
 */

/** For methods that take nothing. */
export const nothing = z.strictObject({});

/** What a person types for a version: `1.26`, `latest`, `go1.26.3`. */
export const specField = z.string().trim().min(1).max(64);

/** A folder or file on the engine's machine: absolute, or below `~`. */
export const pathField = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'), 'A path cannot hold NUL');

/** An id that GoSwitch made: of a job, of a journal entry. */
export const idField = z.string().min(1).max(128);
