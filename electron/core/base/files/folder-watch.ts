import { type FSWatcher, watch as fsWatch, statSync } from 'node:fs';

export type WatchFunction = (
  folder: string,
  options: { readonly persistent: boolean },
  listener: (kind: string, name: string | null) => void,
) => FSWatcher;

/**
 * Hears of names that change in one folder, also after the folder was removed and made again, provided that `renew` is
 * called then.
 */
export interface FolderWatch {
  /**
   * Watches what stands there now. True when that is not what was watched before: a folder that came, went or was
   * replaced.
   */
  renew(): boolean;
  close(): void;
}

interface FolderWatchOptions {
  readonly folder: string;
  /** `name` is null where the system does not tell it. */
  readonly onChange: (name: string | null) => void;
  /** The folder is there and cannot be watched: no watches left, a file system without them. */
  readonly onFailure: (error: Error) => void;
  /** Default: the system's. */
  readonly watch?: WatchFunction;
}

/** Does not keep the process alive. Nothing is watched before the first `renew`. */
export function createFolderWatch({ folder, onChange, onFailure, watch = fsWatch }: FolderWatchOptions): FolderWatch {
  let watcher: FSWatcher | undefined;
  let identity: string | null = null;

  function stop(): void {
    watcher?.close();
    watcher = undefined;
  }

  function start(): void {
    try {
      watcher = watch(folder, { persistent: false }, (_kind, name) => onChange(name));
      watcher.on('error', (error) => {
        stop();
        // Windows reports a folder that was removed in this way; then there is nothing left to watch.
        if (folderIdentity(folder) !== null) onFailure(error);
        else onChange(null);
      });
    } catch (error) {
      if (folderIdentity(folder) !== null) onFailure(error as Error);
    }
  }

  return {
    renew() {
      const found = folderIdentity(folder);
      if (found === identity) return false;
      stop();
      identity = found;
      if (found !== null) start();
      return true;
    },
    close: stop,
  };
}

/** Tells one folder from another of the same name; null where there is none that can be seen. */
export function folderIdentity(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return found?.isDirectory() ? `${found.dev}:${found.ino}` : null;
}
