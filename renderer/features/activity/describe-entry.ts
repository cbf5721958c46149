import type { JournalEntry } from '../../../electron/contract/models.ts';
import { homePath } from '../../components/home-path.ts';
import { parseDiff } from '../../components/parse-diff.ts';
import { useApp } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';

/**
 * What was done, in one sentence of the reader's language. The engine's own English one stands in for actions that are
 * not known here.
 */
export function describeEntry(entry: JournalEntry): string {
  const target = short(entry.target);
  const data = entry.data;
  switch (entry.action) {
    case 'sdk.use':
      return describeUse(entry);
    case 'sdk.install':
      return t('activity:entries.install', { target });
    case 'sdk.import':
      return t('activity:entries.import', { target, from: short(text(data['from'])) });
    case 'sdk.uninstall':
      return t('activity:entries.uninstall', { target });
    case 'settings.update':
      return t('activity:entries.settings', { settings: settingNames(entry) });
    case 'settings.setAside':
      return t('activity:entries.settingsAside');
    case 'profile.edit':
      return describeProfile(entry, target);
    case 'profile.undo':
      return t('activity:entries.profileUndo', { target });
    case 'projects.add':
      return t('activity:entries.projectAdd', { target });
    case 'projects.remove':
      return t('activity:entries.projectRemove', { target });
    case 'projects.group':
      return t('activity:entries.projectGroup', { target });
    case 'projects.setAside':
      return t('activity:entries.projectsAside');
    case 'projects.pin':
      return t('activity:entries.pin', { folder: pinnedFolder(target), spec: text(data['spec']) });
    case 'projects.unpin':
      return t('activity:entries.unpin', { folder: pinnedFolder(target) });
    case 'go-env.edit':
      return describeGoEnv(entry);
    case 'go-env.profiles':
      return target === '' ? t('activity:entries.goEnvPresetsBack') : t('activity:entries.goEnvPresets', { target });
    case 'go-env.telemetry':
      return t('activity:entries.telemetry', { target });
    case 'secrets.change':
      return t('activity:entries.credentials');
    case 'folder.make':
      return data['made'] === false
        ? t('activity:entries.folderRemove', { target })
        : t('activity:entries.folderMake', { target });
    case 'program.rebuild':
      return t('activity:entries.program', { target, version: text(data['to']) });
    case 'program.restore':
      return t('activity:entries.programBack', { target });
    case 'modes.change':
      return t('activity:entries.modes', { target });
    case 'shims.write':
      return t('activity:entries.shims');
    default:
      return entry.summary;
  }
}

/** The diff an entry holds: edits of profiles do. */
export function diffOf({ data }: JournalEntry): string | null {
  return typeof data['diff'] === 'string' && data['diff'] !== '' ? data['diff'] : null;
}

interface SettingChange {
  readonly key: string;
  /** A text as it is, anything else as JSON; null for the default. */
  readonly from: string | null;
  readonly to: string | null;
}

export function settingChanges({ data }: JournalEntry): readonly SettingChange[] {
  const changed = data['changed'];
  if (typeof changed !== 'object' || changed === null) return [];
  return Object.entries(changed as Record<string, { from?: unknown; to?: unknown }>).map(([key, { from, to }]) => ({
    key,
    from: show(from),
    to: show(to),
  }));
}

/** Entries of an older GoSwitch do not say what kind of edit they are: their diffs do. */
function describeProfile(entry: JournalEntry, target: string): string {
  if (entry.data['kind'] === 'proxy') return t('activity:entries.profileProxy', { target });
  return entry.data['kind'] === 'line' || isCommentedLine(entry)
    ? t('activity:entries.profileLine', { target })
    : t('activity:entries.profile', { target });
}

function describeUse({ target, data }: JournalEntry): string {
  const previous = text(data['previous']);
  if (target === '') return t('activity:entries.useNone');
  return previous === ''
    ? t('activity:entries.use', { target })
    : t('activity:entries.useInstead', { target, previous });
}

function describeGoEnv({ target, data }: JournalEntry): string {
  const { set, unset } = data;
  const names = [
    ...(typeof set === 'object' && set !== null ? Object.keys(set) : []),
    ...(Array.isArray(unset) ? unset.map(String) : []),
  ];
  if (names.length === 0) return t('activity:entries.goEnvBack', { target: short(target) });
  return t('activity:entries.goEnv', { target: short(target), names: names.join(t('activity:separator')) });
}

function settingNames(entry: JournalEntry): string {
  const names = settingChanges(entry).map(({ key }) =>
    t(`settings:keys.${key as 'theme'}.label`, { defaultValue: key }),
  );
  return names.length === 0 ? entry.target : names.join(t('activity:separator'));
}

/**
 * A line of someone else's goes and comes back as a comment; putting GoSwitch on PATH adds or replaces lines of its
 * own.
 */
function isCommentedLine(entry: JournalEntry): boolean {
  const { lines } = parseDiff(diffOf(entry) ?? '');
  return (
    lines.some(({ kind }) => kind === 'removed') &&
    lines.some(({ kind, text: line }) => kind === 'added' && line.trimStart().startsWith('#'))
  );
}

function pinnedFolder(file: string): string {
  return file.replace(/[\\/]\.go-version$/, '');
}

function short(path: string): string {
  return homePath(path, useApp.getState().value?.userHome);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function show(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
