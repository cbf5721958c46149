import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../contract/errors.ts';
import { describeIssues } from './interpret-settings.ts';
import type { SettingsChanges } from './settings-store.ts';

type Entries = Readonly<Record<string, unknown>>;

export interface AppliedChanges {
  readonly entries: Entries;
  /** For each key whose entry differs: what the file held and holds, null for the default. */
  readonly changed: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

/**
 * The entries of a file with `changes` made. A value that equals the default is left out; other entries stay as they
 * are, also invalid and unknown ones. Throws `invalid-input` before anything is changed.
 */
export async function applyChanges(entries: Entries, changes: SettingsChanges): Promise<AppliedChanges> {
  const { settingsSchema } = await import('../../../contract/settings.ts');
  const next: Record<string, unknown> = { ...entries };
  const changed: Record<string, { from: unknown; to: unknown }> = {};
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const schema = Object.hasOwn(settingsSchema.shape, key)
      ? settingsSchema.shape[key as keyof typeof settingsSchema.shape]
      : undefined;
    if (schema === undefined) throw unknownSetting(key, Object.keys(settingsSchema.shape));
    const result = schema.safeParse(value === null ? undefined : value);
    if (!result.success) throw invalidSetting(key, describeIssues(result.error.issues), schema.description);
    const isDefault = value === null || isDeepStrictEqual(result.data, schema.parse(undefined));
    const from = Object.hasOwn(entries, key) ? entries[key] : null;
    const to = isDefault ? null : result.data;
    if (isDefault) delete next[key];
    else next[key] = result.data;
    if (!isDeepStrictEqual(from, to)) changed[key] = { from, to };
  }
  return { entries: next, changed };
}

/** `invalid-input` for a key that no setting has. */
export function unknownSetting(key: string, known: readonly string[]): AppError {
  return new AppError('invalid-input', `Unknown setting: "${key}"`, { hint: `Settings are: ${known.join(', ')}` });
}

/** `invalid-input` for a value that does not fit the setting. */
export function invalidSetting(key: string, fault: string, doc: string | undefined): AppError {
  return new AppError(
    'invalid-input',
    `Invalid value for the setting "${key}": ${fault}`,
    doc === undefined ? {} : { hint: doc },
  );
}
