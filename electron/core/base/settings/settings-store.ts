import type { Settings } from '../../../contract/settings.ts';

/** A null value resets to the default. */
export type SettingsChanges = { readonly [Key in keyof Settings]?: Settings[Key] | null };

/**
 * settings.json: `{ "schema": 1, ... }` with only what differs from the defaults of contract/settings.ts. What this
 * version cannot use is never overwritten: a damaged file (no JSON object) or a newer one (a higher `schema`) is set
 * aside under another name; an invalid value or an unknown key stays in the file, untouched by changes of other keys,
 * and is reported at each read.
 */
export interface SettingsStore {
  /**
   * The settings in effect. Never fails for what the file holds: `problems` has one plain line for each thing that is
   * not as it should be, and a default holds in its place. A damaged or newer file is renamed to
   * `settings.json.<time>.damaged` or `.newer`; where that is not permitted it stays, ignored. Until the next update
   * every read repeats what was set aside.
   */
  read(): Promise<{ readonly settings: Settings; readonly problems: readonly string[] }>;
  /**
   * Validates, writes atomically under a lock, journals and emits `settingsChanged`; nothing of this when nothing
   * differs. Returns the settings then in effect. Throws `invalid-input` for an unknown key or an invalid value,
   * `permission-denied`, `disk-full`, `lock-timeout`.
   */
  update(changes: SettingsChanges): Promise<Settings>;
}
