import { access, realpath, rename } from 'node:fs/promises';
import path from 'node:path';
import { toErrorShape } from '../../../contract/errors.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { CoreContext } from '../../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import { writtenByNewer } from '../files/newer-file.ts';
import { readSmallFile } from '../files/read-small-file.ts';
import { bytesEvidence, stateOf } from '../journal/evidence.ts';
import type { Journal } from '../journal/journal.ts';
import type { Locks } from '../locks/lock.ts';
import { type AppliedChanges, applyChanges } from './apply-changes.ts';
import { interpretSettings } from './interpret-settings.ts';
import {
  formatSettings,
  readSettingsFile,
  SETTINGS_SCHEMA,
  type SettingsFile,
  writeSettingsFile,
} from './settings-file.ts';
import { hasHidden, restoreSecrets } from './settings-secrets.ts';
import type { SettingsStore } from './settings-store.ts';

interface SettingsDependencies {
  readonly locks: Locks;
  readonly journal: Journal;
}

/** Given to the lock, because without it the lock would ask these settings how long to wait. */
const LOCK_WAIT_MS = 10_000;

/** The settings of a home, as `SettingsStore` promises them. zod is loaded at the first read. */
export function createSettingsStore(context: CoreContext, { locks, journal }: SettingsDependencies): SettingsStore {
  const file = context.layout.settings;
  const withLock = <T>(work: () => Promise<T>) => locks.withLock('settings', { waitMs: LOCK_WAIT_MS }, work);
  /**
   * What this process set aside since the last update: another reader of the same process would see a missing file and
   * say nothing.
   */
  let setAside: string[] = [];

  /** Call it under the lock, so that no file just written by another process is taken for the one that was judged. */
  async function setAsideFile(): Promise<void> {
    const found = await readSettingsFile(file);
    if (found.kind !== 'damaged') return;
    const time = new Date(context.clock.now()).toISOString().replaceAll(':', '-');
    const aside = await freeName(`${file}.${time}`, found.kind);
    const summary = `Set ${path.basename(file)} aside as ${path.basename(aside)}: ${found.reason}.`;
    const entry = {
      action: 'settings.setAside',
      target: file,
      summary,
      data: {},
      undo: { rename: { from: aside, to: file } },
    };
    const node = await stateOf(file, 'node');
    await journal.change({
      lock: 'settings',
      entry,
      evidence: [{ path: aside, by: 'node', before: null, after: node }],
      make: () => rename(file, aside),
      unmake: async () => {
        if ((await stateOf(aside, 'node')) !== null) await rename(aside, file);
      },
    });
    setAside.push(`${file} was set aside as ${path.basename(aside)} and the defaults hold: ${found.reason}`);
    context.log.warn('Settings were set aside', { file, aside, reason: found.reason });
  }

  /** A line when the file is still in the way. */
  async function trySetAside(found: SettingsFile & { kind: 'damaged' }): Promise<string[]> {
    try {
      await withLock(setAsideFile);
      return [];
    } catch (error) {
      const reason = toErrorShape(explainFileError(error, 'set it aside')).message;
      return [`${file} is ignored and the defaults hold: ${found.reason}. It could not be set aside: ${reason}`];
    }
  }

  async function read(): ReturnType<SettingsStore['read']> {
    let found = await readSettingsFile(file);
    let problems: string[] = [];
    if (found.kind === 'damaged') {
      problems = await trySetAside(found);
      found = problems.length === 0 ? await readSettingsFile(file) : found;
    }
    if (found.kind === 'newer')
      problems = [`${writtenByNewer(file, found.schema, SETTINGS_SCHEMA).message}, and the defaults hold`];
    if (found.kind === 'unreadable')
      problems = [`${file} cannot be read and the defaults hold: ${found.error.message}`];
    const interpreted = await interpretSettings(found.kind === 'readable' ? found.entries : {});
    return {
      settings: interpreted.settings,
      problems: [...setAside, ...problems, ...interpreted.problems.map((line) => `${file}: ${line}`)],
    };
  }

  async function writeChanges(changes: Parameters<SettingsStore['update']>[0]): Promise<AppliedChanges> {
    await setAsideFile();
    const found = await readSettingsFile(file);
    if (found.kind === 'unreadable') throw found.error;
    if (found.kind === 'newer') throw writtenByNewer(file, found.schema, SETTINGS_SCHEMA);
    const applied = await applyChanges(found.kind === 'readable' ? found.entries : {}, changes);
    const keys = Object.keys(applied.changed);
    if (keys.length === 0) return applied;
    const target = await realpath(file).catch(() => file);
    const text = formatSettings(applied.entries);
    const previous = Object.fromEntries(Object.entries(applied.changed).map(([key, { from }]) => [key, from]));
    await journal.change({
      lock: 'settings',
      entry: {
        action: 'settings.update',
        target: keys.join(', '),
        summary: `Changed the settings ${keys.join(', ')}.`,
        data: { changed: applied.changed },
        undo: { settings: previous },
      },
      evidence: [bytesEvidence(target, await readSmallFile(target).catch(() => null), Buffer.from(text))],
      make: () => writeSettingsFile(target, text),
    });
    return applied;
  }

  async function update(edited: Parameters<SettingsStore['update']>[0]): Promise<Settings> {
    const changes = hasHidden(edited) ? restoreSecrets(edited, (await read()).settings) : edited;
    await applyChanges({}, changes); // refuses an invalid change before anything is touched
    let applied: AppliedChanges;
    try {
      applied = await withLock(() => writeChanges(changes));
    } catch (error) {
      throw explainFileError(error, 'change the settings');
    }
    const keys = Object.keys(applied.changed);
    if (keys.length > 0) {
      setAside = [];
      context.events.emit('settingsChanged', { keys });
    }
    return (await interpretSettings(applied.entries)).settings;
  }

  return { read, update };
}

/** A rename would replace what an earlier fault of the same millisecond set aside. */
async function freeName(stem: string, suffix: string): Promise<string> {
  for (let index = 0; ; index++) {
    const name = index === 0 ? `${stem}.${suffix}` : `${stem}.${index}.${suffix}`;
    try {
      await access(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return name;
      throw error;
    }
  }
}
