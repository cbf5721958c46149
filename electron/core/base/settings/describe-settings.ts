import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../../../contract/settings.ts';

/** One row of `settings get --json`. `doc` is one English line without a full stop. */
export interface SettingRow {
  readonly key: keyof Settings;
  readonly value: unknown;
  readonly default: unknown;
  readonly doc: string;
  readonly isDefault: boolean;
}

/** Every setting with what it means, in the order of the schema. */
export async function describeSettings(settings: Settings): Promise<SettingRow[]> {
  const { settingsSchema } = await import('../../../contract/settings.ts');
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const key = name as keyof Settings;
    const standard = schema.parse(undefined);
    return {
      key,
      value: settings[key],
      default: standard,
      doc: schema.description ?? '',
      isDefault: isDeepStrictEqual(settings[key], standard),
    };
  });
}
