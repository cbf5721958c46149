import { z } from 'zod';
import type { Settings } from '../settings.ts';
import { nothing } from './fields.ts';

export const settingsInputs = {
  'settings.get': nothing,
  /** Keys and values are judged by the settings' own schema; null resets to the default. */
  'settings.update': z.strictObject({
    changes: z.record(z.string().max(64), z.unknown()) as unknown as z.ZodType<{
      readonly [Key in keyof Settings]?: Settings[Key] | null;
    }>,
  }),
};

/** One setting with all that a page needs to show it. */
export interface SettingEntry {
  readonly key: keyof Settings;
  readonly value: unknown;
  readonly default: unknown;
  readonly isDefault: boolean;
  /** One English line. */
  readonly doc: string;
  /** JSON Schema (draft 2020-12) of the value: type, limits, choices. */
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface SettingsView {
  readonly settings: Settings;
  readonly entries: readonly SettingEntry[];
  /** One line for each thing in settings.json that is not as it should be. */
  readonly problems: readonly string[];
}

export interface SettingsApi {
  'settings.get': SettingsView;
  /** Throws `invalid-input`. */
  'settings.update': SettingsView;
}
