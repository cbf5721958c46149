import { isDeepStrictEqual } from 'node:util';
import type { Job, Platform } from '../../contract/models.ts';
import type { Log } from '../../core/context.ts';
import type { AppTray, ElectronParts } from '../electron-parts.ts';
import type { Engine } from '../engine.ts';
import type { PreferencesStore } from '../preferences.ts';
import { menuTemplate } from './menu-template.ts';
import { isRunningInstall, readTrayState } from './read-tray-state.ts';
import { createTrayModel, type TrayAction, type TrayModel } from './tray-model.ts';

interface TrayOptions {
  readonly engine: Engine;
  readonly preferences: PreferencesStore;
  readonly native: Platform;
  readonly icon: string;
  readonly log: Log;
  /** A click on the icon opens a window; where it opens the menu instead (macOS), it must not. */
  readonly opensOnClick: boolean;
  /** Does what an item says; the tray shows the truth again afterwards. */
  readonly act: (action: TrayAction) => Promise<void>;
}

/** What the tray shows nothing of; some of these come ten times a second. */
const UNSHOWN: ReadonlySet<string> = new Set(['journalAppended', 'probeChanged', 'selfTestChanged', 'doctorFinished']);

/**
 * Puts the tray up and keeps it true, without a timer: it changes when something is heard. Null when this desktop
 * refuses one.
 */
export function setupTray({ Tray, Menu }: Pick<ElectronParts, 'Tray' | 'Menu'>, options: TrayOptions): AppTray | null {
  const { engine, preferences, native, icon, log, opensOnClick, act } = options;
  const tray = makeTray(Tray, icon, log);
  if (tray === null) return null;
  const installs = new Map<string, Job>();
  let asked: Omit<Parameters<typeof createTrayModel>[0], 'installs' | 'language'> = {
    ...{ active: null, runsInstead: null, isRefused: false, sdks: [], projects: [], patches: [] },
    ...{ presets: [], activePreset: null },
  };
  let shown: TrayModel | null = null;
  let isReading = false;
  let isOutdated = false;

  function show(): void {
    const model = createTrayModel({
      ...asked,
      installs: [...installs.values()],
      language: preferences.current.language,
    });
    if (tray === null || tray.isDestroyed() || isDeepStrictEqual(model, shown)) return;
    shown = model;
    tray.setToolTip(model.tooltip);
    tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(model.items, (action) => void perform(action))));
  }

  async function perform(action: TrayAction): Promise<void> {
    await act(action);
    // A click moves the mark of a radio item, whatever comes of it.
    shown = null;
    show();
  }

  /** A burst of events is one reading, and what happens during it another. */
  async function read(): Promise<void> {
    isOutdated = true;
    if (isReading) return;
    isReading = true;
    while (isOutdated) {
      isOutdated = false;
      asked = await readTrayState(engine, native);
    }
    isReading = false;
    show();
  }

  engine.listen((event) => {
    if (event.name === 'jobChanged') {
      if (isRunningInstall(event.payload)) installs.set(event.payload.id, event.payload);
      else installs.delete(event.payload.id);
      show();
    } else if (!UNSHOWN.has(event.name)) void read();
  });
  preferences.onChange(show);
  if (opensOnClick) tray.on('click', () => void perform({ kind: 'open' }));
  show();
  void read();
  return tray;
}

/** Some desktops have no tray, and say so by an error: the app does without. */
function makeTray(Tray: ElectronParts['Tray'], icon: string, log: Log): AppTray | null {
  try {
    return new Tray(icon);
  } catch (error) {
    log.warn('This desktop has no tray', { error });
    return null;
  }
}
