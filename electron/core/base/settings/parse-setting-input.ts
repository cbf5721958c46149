import type { Settings, Source } from '../../../contract/settings.ts';
import { invalidSetting, unknownSetting } from './apply-changes.ts';
import { describeIssues } from './interpret-settings.ts';
import type { SettingsChanges } from './settings-store.ts';

const WORDS: Readonly<Record<string, boolean | null>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
  default: null,
};

/**
 * The change that a typed `key=text` means, ready for `SettingsStore.update`: JSON; or plain words:
 * `yes`/`no`/`on`/`off`, `default` (also JSON's null) to reset, `a,b` for a list. In a list of sources a name stands
 * for the source in `current`, or the known one (mirror-presets.ts), of that name. Throws `invalid-input`.
 */
export async function parseSettingInput(key: string, text: string, current?: Settings): Promise<SettingsChanges> {
  const [{ settingsSchema }, { MIRROR_PRESETS }] = await Promise.all([
    import('../../../contract/settings.ts'),
    import('../../../contract/mirror-presets.ts'),
  ]);
  if (!Object.hasOwn(settingsSchema.shape, key)) throw unknownSetting(key, Object.keys(settingsSchema.shape));
  const schema = settingsSchema.shape[key as keyof Settings];
  const isList = Array.isArray(schema.parse(undefined));
  const sources = key === 'sources' ? [...(current?.sources ?? []), ...MIRROR_PRESETS] : [];
  let fault = '';
  for (const candidate of readings(text.trim(), isList)) {
    if (candidate === null) return { [key]: null };
    const result = schema.safeParse(nameSources(candidate, sources));
    if (result.success) return { [key]: result.data };
    fault ||= describeIssues(result.error.issues);
  }
  throw invalidSetting(key, fault, schema.description);
}

/** What the text may mean, the likeliest first; never empty. */
function readings(text: string, isList: boolean): unknown[] {
  const found: unknown[] = [];
  try {
    found.push(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const word = text.toLowerCase();
  if (Object.hasOwn(WORDS, word)) found.push(WORDS[word]);
  if (!isList) return [...found, text];
  const items = text.split(',').map((item) => item.trim());
  return [...found, items.filter((item) => item !== '')];
}

/** Strings in a list of sources replaced by the source of that name; unknown names stay, for the schema to refuse. */
function nameSources(value: unknown, sources: readonly Source[]): unknown {
  if (sources.length === 0 || !Array.isArray(value)) return value;
  return value.map((item) => sources.find(({ name }) => name === item) ?? item);
}
