/**
 * Looks for new releases at most once a day, without a timer: when the app starts, when the person comes back to the
 * computer, and when a window gets the focus. A desktop where none of this happens for days has nobody to tell.
 */
import { say } from '../../contract/words/say.ts';
import type { Clock, Log } from '../../core/context.ts';
import type { DesktopStateFile } from '../desktop-state.ts';
import type { ElectronParts } from '../electron-parts.ts';
import type { Engine } from '../engine.ts';
import type { Notifier } from '../notifications/create-notifier.ts';
import type { PreferencesStore } from '../preferences.ts';
import { shortVersion } from '../words/short-version.ts';
import { findPatches, type Patch } from './find-patches.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** After a look that no source answered: the network may be back sooner than tomorrow. */
const RETRY_MS = 60 * 60 * 1000;
/** Enough to never repeat oneself; old ones are superseded anyway. */
const KEPT_ANNOUNCEMENTS = 50;

interface UpdateCheckOptions {
  readonly engine: Engine;
  readonly state: DesktopStateFile;
  readonly preferences: PreferencesStore;
  readonly notifier: Notifier;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly onFollow: (patch: Patch) => void;
}

export function setupUpdateCheck(
  { app, powerMonitor }: Pick<ElectronParts, 'app' | 'powerMonitor'>,
  options: UpdateCheckOptions,
): void {
  const { engine, state, preferences, clock, log } = options;
  let isChecking = false;

  async function check(): Promise<void> {
    if (isChecking || !preferences.current.updateCheck || !isDue(state.current.lastCheck, clock.now())) return;
    isChecking = true;
    try {
      // Before the answer, so that a source that never answers is not asked again and again.
      state.update({ lastCheck: { atMs: clock.now(), isAnswered: false } });
      const table = await engine.ask('releases.list');
      const isAnswered = table.index !== null && table.index.stale === null;
      state.update({ lastCheck: { atMs: clock.now(), isAnswered } });
      announce(findPatches(table, await engine.ask('sdks.list')), options);
    } catch (error) {
      log.info('There was no answer to the daily look for new releases', { error });
    } finally {
      isChecking = false;
    }
  }

  app.on('browser-window-focus', () => void check());
  powerMonitor.on('resume', () => void check());
  powerMonitor.on('unlock-screen', () => void check());
  void check();
}

function isDue(last: { readonly atMs: number; readonly isAnswered: boolean } | null, nowMs: number): boolean {
  if (last === null || last.atMs > nowMs) return true;
  return nowMs - last.atMs >= (last.isAnswered ? DAY_MS : RETRY_MS);
}

/** Each patch once, however often it is found. */
function announce(patches: readonly Patch[], { state, notifier, preferences, onFollow }: UpdateCheckOptions): void {
  const { notification: words } = preferences.current.words;
  for (const patch of patches) {
    if (state.current.announced.includes(patch.version)) continue;
    state.update({ announced: [...state.current.announced, patch.version].slice(-KEPT_ANNOUNCEMENTS) });
    const notice = {
      title: say(words, 'patch', { version: shortVersion(patch.version) }),
      body: say(words, 'patchBody', { installed: shortVersion(patch.installed) }),
    };
    notifier.notify(notice, () => onFollow(patch));
  }
}
