import type { SettingEntry } from '../../../electron/contract/api.ts';
import type { Settings } from '../../../electron/contract/settings.ts';

type SettingKey = keyof Settings;
type SectionId = 'appearance' | 'sources' | 'downloads' | 'network' | 'advanced';

/** Exhaustive by type: a new setting does not compile until it has its place (and, in the catalogues, its words). */
const SECTION_OF: Readonly<Record<SettingKey, SectionId>> = {
  theme: 'appearance',
  language: 'appearance',
  sources: 'sources',
  goproxy: 'downloads',
  updateCheck: 'downloads',
  keepDownloads: 'downloads',
  indexMaxAgeMinutes: 'downloads',
  proxyMode: 'network',
  proxyUrl: 'network',
  proxyBypass: 'network',
  caFile: 'network',
  stallTimeoutSeconds: 'advanced',
  retries: 'advanced',
  lockWaitSeconds: 'advanced',
  scanFolders: 'advanced',
};
const SECTIONS: readonly SectionId[] = ['appearance', 'sources', 'downloads', 'network', 'advanced'];

interface SettingsSection {
  readonly id: SectionId;
  readonly entries: readonly SettingEntry[];
}

/** The entries by section, in the order of the page. */
export function settingsSections(entries: readonly SettingEntry[]): readonly SettingsSection[] {
  const order = Object.keys(SECTION_OF);
  const sorted = entries.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return SECTIONS.map((id) => ({ id, entries: sorted.filter((entry) => SECTION_OF[entry.key] === id) }));
}

/** What edits a setting, told by the JSON Schema of its value. */
export type SettingControl =
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly limits: NumberLimits; readonly unit: NumberUnit }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'folders' }
  | { readonly kind: 'text' }
  | { readonly kind: 'sources' };

export interface NumberLimits {
  readonly minimum: number;
  readonly maximum: number;
}
export type NumberUnit = 'minutes' | 'seconds' | 'times';

export function controlOf({ key, schema }: SettingEntry): SettingControl {
  if (key === 'sources') return { kind: 'sources' };
  if (schema['type'] === 'array') return { kind: 'folders' };
  if (schema['type'] === 'boolean') return { kind: 'switch' };
  if (Array.isArray(schema['enum'])) return { kind: 'choice', choices: schema['enum'].map(String) };
  if (schema['type'] === 'string') return { kind: 'text' };
  const limits = {
    minimum: Number(schema['minimum'] ?? 0),
    maximum: Number(schema['maximum'] ?? Number.MAX_SAFE_INTEGER),
  };
  return {
    kind: 'number',
    limits,
    unit: key.endsWith('Minutes') ? 'minutes' : key.endsWith('Seconds') ? 'seconds' : 'times',
  };
}

/** What the engine takes for a folder: from the root (of a drive, of a share) or from ~ on. */
export function isWholePath(text: string): boolean {
  return /^(?:\/|~(?:[\\/]|$)|[A-Za-z]:[\\/]|\\\\)/.test(text);
}

type NumberReading =
  | { readonly value: number; readonly problem: null }
  | { readonly value: null; readonly problem: 'number' | 'tooSmall' | 'tooLarge'; readonly limit: number };

/** What a person wrote for a whole number within limits, full-width digits of Chinese keyboards included. */
export function readNumber(text: string, { minimum, maximum }: NumberLimits): NumberReading {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{1,15}$/.test(plain)) return { value: null, problem: 'number', limit: minimum };
  const value = Number(plain);
  if (value < minimum) return { value: null, problem: 'tooSmall', limit: minimum };
  if (value > maximum) return { value: null, problem: 'tooLarge', limit: maximum };
  return { value, problem: null };
}
