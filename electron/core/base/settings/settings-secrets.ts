import { AppError } from '../../../contract/errors.ts';
import type { Settings, Source } from '../../../contract/settings.ts';
import { keepSecrets } from '../log/keep-secrets.ts';
import { REDACTED, redactSecrets, redactSecretsIn } from '../log/redact-secrets.ts';
import type { SettingsChanges } from './settings-store.ts';

/**
 * Settings may hold passwords: in the address of a source or a Go module proxy. Where settings are shown, `***` stands
 * for each; a change that comes back with `***` means the password that is there now, so that what was shown can be
 * saved, in another order too.
 */
export function showSettings<T>(value: T): T {
  return redactSecretsIn(value);
}

/** Whether a change was made from settings as they are shown. */
export function hasHidden(changes: SettingsChanges): boolean {
  return JSON.stringify(changes).includes(REDACTED);
}

/**
 * The changes with the secrets of `current` in place of each `***`. Throws `invalid-input` where it stands for none
 * that is there.
 */
export function restoreSecrets(changes: SettingsChanges, current: Settings): SettingsChanges {
  const restored = Object.entries(changes).map(([key, value]) => {
    if (key === 'sources' && Array.isArray(value))
      return [key, (value as readonly Source[]).map((source) => restoreSource(source, current.sources))];
    const old = current[key as keyof Settings];
    return [key, typeof value === 'string' && typeof old === 'string' ? restore(key, value, old) : value];
  });
  return Object.fromEntries(restored) as SettingsChanges;
}

/** By the name first: two sources may differ in nothing but their passwords. */
function restoreSource(source: Source, current: readonly Source[]): Source {
  if (typeof source?.url !== 'string' || !source.url.includes(REDACTED)) return source;
  const isShownAs = ({ url }: Source) => redactSecrets(url) === source.url;
  const same = current.find((one) => one.name === source.name && isShownAs(one)) ?? current.find(isShownAs);
  return { ...source, url: restore('sources', source.url, same?.url ?? '') };
}

function restore(key: string, edited: string, old: string): string {
  const value = keepSecrets(edited, old);
  if (value !== null) return value;
  throw new AppError(
    'invalid-input',
    `Invalid value for the setting "${key}": ${REDACTED} does not match any saved password`,
    {
      hint: `Write the password in place of ${REDACTED}`,
    },
  );
}
