/**
 * Tells which parts of GoSwitch's home changed, so that a window shows within a second what the command did. Watches
 * folders, not files: files of the home are replaced by rename, which would end a watch of the file itself. Costs
 * nothing while nothing changes. Where the system cannot watch (no inotify watches left, some network file systems) the
 * few names are looked at once a second instead.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { HomePart } from '../contract/events.ts';
import { createFolderWatch, type FolderWatch, folderIdentity, type WatchFunction } from './base/files/folder-watch.ts';
import type { CoreContext } from './context.ts';
import type { Layout } from './layout.ts';

/** One install changes many names: wait for a pause, but never long enough to break the promise of a second. */
const PAUSE_MS = 80;
const LONGEST_WAIT_MS = 400;
const POLL_MS = 1000;

interface HomeWatch {
  close(): void;
}

interface HomeWatchOptions {
  /** Called once for a burst of changes, with every part that may have changed. */
  readonly onChange: (parts: readonly HomePart[]) => void;
  /** Default: the system's (`node:fs`). */
  readonly watch?: WatchFunction;
}

/** Watches from the return on. */
export function watchHome(
  { layout, log }: Pick<CoreContext, 'layout' | 'log'>,
  { onChange, watch }: HomeWatchOptions,
): HomeWatch {
  const parts = partsByPath(layout);
  const changed = new Set<HomePart>();
  let firstChangeMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let polling: NodeJS.Timeout | undefined;

  function note(part: HomePart): void {
    const nowMs = performance.now();
    if (changed.size === 0) firstChangeMs = nowMs;
    changed.add(part);
    clearTimeout(timer);
    timer = setTimeout(report, Math.max(0, Math.min(PAUSE_MS, firstChangeMs + LONGEST_WAIT_MS - nowMs)));
    timer.unref();
  }

  function report(): void {
    renewWatches();
    const reported = [...changed];
    changed.clear();
    clearTimeout(timer);
    onChange(reported);
  }

  const onFailure = (error: Error) => {
    if (polling !== undefined) return;
    log.warn('The home cannot be watched and is looked at once a second', { error: error.message });
    polling = pollNames([...parts.keys()], (file) => note(parts.get(file) ?? 'sdks'));
  };
  const noteIfAny = (part: HomePart | undefined) => {
    if (part !== undefined) note(part);
  };
  const watchFolder = (folder: string, partOf: (name: string | null) => HomePart | undefined) =>
    createFolderWatch({
      folder,
      onFailure,
      onChange: (name) => noteIfAny(partOf(name)),
      ...(watch === undefined ? {} : { watch }),
    });
  // Its own name, or none, comes with its removal.
  const home = watchFolder(layout.home, (name) =>
    name === null || name === path.basename(layout.home) ? 'sdks' : parts.get(path.join(layout.home, name)),
  );
  const inside: readonly (readonly [FolderWatch, HomePart])[] = [
    [watchFolder(layout.versions, () => 'sdks'), 'sdks'],
    [watchFolder(layout.index, () => 'releases'), 'releases'],
  ];
  let anchor: FolderWatch | undefined;

  /** A folder that came or was replaced may hold what nobody saw coming: all of it counts as changed. */
  function renewWatches(): void {
    if (home.renew()) for (const part of parts.values()) changed.add(part);
    for (const [watch, part] of inside) if (watch.renew()) changed.add(part);
    anchor?.close();
    anchor = folderIdentity(layout.home) === null ? watchForHome() : undefined;
  }

  /** While there is no home: watches the nearest folder above it for the name that leads there. */
  function watchForHome(): FolderWatch {
    let below = layout.home;
    while (folderIdentity(path.dirname(below)) === null && path.dirname(below) !== below) below = path.dirname(below);
    const awaited = path.basename(below);
    const watch = watchFolder(path.dirname(below), (name) => (name === null || name === awaited ? 'sdks' : undefined));
    watch.renew();
    return watch;
  }

  renewWatches();
  changed.clear();
  return {
    close() {
      clearTimeout(timer);
      clearInterval(polling);
      anchor?.close();
      home.close();
      for (const [watch] of inside) watch.close();
    },
  };
}

function partsByPath(layout: Layout): ReadonlyMap<string, HomePart> {
  return new Map<string, HomePart>([
    [layout.active, 'active'],
    [layout.settings, 'settings'],
    [layout.journal, 'journal'],
    [layout.projects, 'projects'],
    [layout.versions, 'sdks'],
    [layout.index, 'releases'],
  ]);
}

function pollNames(files: readonly string[], onChange: (file: string) => void): NodeJS.Timeout {
  const seen = new Map(files.map((file) => [file, fingerprint(file)]));
  return setInterval(() => {
    for (const file of files) {
      const found = fingerprint(file);
      if (found !== seen.get(file)) onChange(file);
      seen.set(file, found);
    }
  }, POLL_MS).unref();
}

/** Changes with the names in a folder and with the bytes of a file that is appended to or replaced. */
function fingerprint(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? '' : `${found.ino}:${found.mtimeNs}:${found.size}`;
}
