import { AppError } from '../../../contract/errors.ts';
import type { MachineSnapshot } from '../../../contract/snapshot.ts';
import { machineSnapshotSchema } from '../../../contract/snapshot-schema.ts';
import { describeIssues } from '../../base/settings/interpret-settings.ts';

/** Far more than a snapshot has: a scan of thousands of programs makes some megabytes. */
export const LARGEST_SNAPSHOT_BYTES = 32 * 1024 * 1024;
const DEEPEST = 64;

/**
 * The snapshot in a file's text. Throws `invalid-input` for what is none: too large, too deep, no JSON, another shape.
 */
export function parseSnapshotText(text: string): MachineSnapshot {
  if (text.length > LARGEST_SNAPSHOT_BYTES) throw notASnapshot('it is too large');
  if (isTooDeep(text)) throw notASnapshot('it is nested too deeply');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) throw notASnapshot('it is not JSON', error);
    throw error;
  }
  return parseSnapshot(value);
}

/** The snapshot that a value of unknown origin is. Throws `invalid-input`. */
export function parseSnapshot(value: unknown): MachineSnapshot {
  if (isDeeper(value, DEEPEST)) throw notASnapshot('it is nested too deeply');
  const schema = (value as { schema?: unknown } | null | undefined)?.schema;
  if (typeof schema === 'number' && schema > 1) throw notASnapshot('it is of a newer GoSwitch: update this one');
  const parsed = machineSnapshotSchema.safeParse(value);
  if (!parsed.success) throw notASnapshot(describeIssues(parsed.error.issues.slice(0, 3)));
  return parsed.data;
}

/** Whether data is nested deeper than `most`; looks no further than that. */
function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((part) => isDeeper(part, most - 1));
}

/** Told from the text: parsing what is nested a million times could end the process. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inText) {
      if (sign === '\\') at++;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '[' || sign === '{') {
      if (++depth > DEEPEST) return true;
    } else if (sign === ']' || sign === '}') depth--;
  }
  return false;
}

function notASnapshot(why: string, cause?: unknown): AppError {
  return new AppError('invalid-input', `This is not a GoSwitch snapshot: ${why}`, {
    hint: 'goswitch doctor --snapshot FILE makes one',
    ...(cause === undefined ? {} : { cause }),
  });
}
