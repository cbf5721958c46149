import type { Settings } from '../../contract/settings.ts';

/** settings.json: only what differs from the defaults of contract/settings.ts, each key validated. */
export interface SettingsStore {
  /** The settings in force. A damaged or newer file is set aside (renamed with its time) with a warning in `problems`, and defaults hold. */
  read(): Promise<{ readonly settings: Settings; readonly problems: readonly string[] }>;
  /** Validates, writes atomically under a lock, journals and emits `settingsChanged`. A null value resets to the default. Throws `invalid-input`. */
  update(changes: { readonly [Key in keyof Settings]?: Settings[Key] | null }): Promise<Settings>;
}
