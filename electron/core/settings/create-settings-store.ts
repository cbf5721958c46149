import { access, rename } from 'node:fs/promises';
import path from 'node:path';
import { toErrorShape } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import type { CoreContext } from '../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import type { Journal } from '../journal/journal.ts';
import type { Locks } from '../locks/lock.ts';
import { type AppliedChanges, applyChanges } from './apply-changes.ts';
import { interpretSettings } from './interpret-settings.ts';
import { readSettingsFile, type SettingsFile, writeSettingsFile } from './settings-file.ts';
import type { SettingsStore } from './settings-store.ts';

export interface SettingsDependencies {
  readonly locks: Locks;
  readonly journal: Journal;
}

/** Given to the lock, because without it the lock would ask these settings how long to wait. */
const LOCK_WAIT_MS = 10_000;

/** The settings of a home, as `SettingsStore` promises them. zod is loaded at the first read. */
export function createSettingsStore(context: CoreContext, { locks, journal }: SettingsDependencies): SettingsStore {
  const file = context.layout.settings;
  const withLock = <T>(work: () => Promise<T>) => locks.withLock('settings', { waitMs: LOCK_WAIT_MS }, work);
  /** What this process set aside since the last update: another reader of the same process would see a missing file and say nothing. */
  let setAside: string[] = [];

  /** Call it under the lock, so that no file just written by another process is taken for the one that was judged. */
  async function setAsideFile(): Promise<void> {
    const found = await readSettingsFile(file);
    if (!isUnusable(found)) return;
    const time = new Date(context.clock.now()).toISOString().replaceAll(':', '-');
    const aside = await freeName(`${file}.${time}`, found.kind);
    await rename(file, aside);
    setAside.push(`${file} was set aside as ${path.basename(aside)} and the defaults hold: ${found.reason}`);
    context.log.warn('Settings were set aside', { file, aside, reason: found.reason });
    const summary = `Set ${path.basename(file)} aside as ${path.basename(aside)}: ${found.reason}.`;
    try {
      await journal.append({ action: 'settings.setAside', target: file, summary, data: {}, undo: { rename: { from: aside, to: file } } });
    } catch (error) {
      context.log.warn('The journal does not tell of it', { error: String(error) });
    }
  }

  /** A line when the file is still in the way. */
  async function trySetAside(found: SettingsFile & { kind: 'damaged' | 'newer' }): Promise<string[]> {
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
    if (isUnusable(found)) {
      problems = await trySetAside(found);
      found = problems.length === 0 ? await readSettingsFile(file) : found;
    }
    if (found.kind === 'unreadable') problems = [`${file} cannot be read and the defaults hold: ${found.error.message}`];
    const interpreted = await interpretSettings(found.kind === 'readable' ? found.entries : {});
    return { settings: interpreted.settings, problems: [...setAside, ...problems, ...interpreted.problems.map((line) => `${file}: ${line}`)] };
  }

  async function writeChanges(changes: Parameters<SettingsStore['update']>[0]): Promise<AppliedChanges> {
    await setAsideFile();
    const found = await readSettingsFile(file);
    if (found.kind === 'unreadable') throw found.error;
    const applied = await applyChanges(found.kind === 'readable' ? found.entries : {}, changes);
    if (Object.keys(applied.changed).length > 0) await writeSettingsFile(file, applied.entries);
    return applied;
  }

  async function update(changes: Parameters<SettingsStore['update']>[0]): Promise<Settings> {
    await applyChanges({}, changes); // refuses an invalid change before anything is touched
    let applied: AppliedChanges;
    try {
      applied = await withLock(() => writeChanges(changes));
    } catch (error) {
      throw explainFileError(error, 'change the settings');
    }
    const keys = Object.keys(applied.changed);
    if (keys.length > 0) {
      const previous = Object.fromEntries(Object.entries(applied.changed).map(([key, { from }]) => [key, from]));
      await journal.append({
        action: 'settings.update',
        target: keys.join(', '),
        summary: `Changed the settings ${keys.join(', ')}.`,
        data: { changed: applied.changed },
        undo: { settings: previous },
      });
      setAside = [];
      context.events.emit('settingsChanged', { keys });
    }
    return (await interpretSettings(applied.entries)).settings;
  }

  return { read, update };
}

function isUnusable(file: SettingsFile): file is SettingsFile & { kind: 'damaged' | 'newer' } {
  return file.kind === 'damaged' || file.kind === 'newer';
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
