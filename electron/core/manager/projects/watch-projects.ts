import path from 'node:path';
import { createFolderWatch, type FolderWatch, type WatchFunction } from '../../base/files/folder-watch.ts';
import type { CoreContext } from '../../context.ts';
import { PIN_FILE } from '../../go/go-version/parse-pin.ts';

/** Files that decide which Go a folder gets; all are looked for upward. */
const DECIDING = new Set([PIN_FILE, 'go.mod', 'go.work', '.tool-versions']);

/** An editor replaces a file in some steps. */
const PAUSE_MS = 80;

interface ProjectsWatch {
  /** The folders to watch from now on. */
  set(folders: readonly string[]): void;
  close(): void;
}

interface WatchProjectsOptions {
  readonly onChange: (folder: string) => void;
  /** Default: the system's. */
  readonly watch?: WatchFunction;
}

/**
 * Tells when a file that decides about a project was changed, in its folder or above it, and when the folder itself
 * comes or goes. Watches each folder on the way up once, however many projects share it. Does not keep the process
 * alive.
 */
export function watchProjects(
  { log }: Pick<CoreContext, 'log'>,
  { onChange, watch }: WatchProjectsOptions,
): ProjectsWatch {
  const watches = new Map<string, FolderWatch>();
  const timers = new Map<string, NodeJS.Timeout>();
  let projects: readonly string[] = [];

  function note(folder: string): void {
    clearTimeout(timers.get(folder));
    const report = () => {
      timers.delete(folder);
      for (const each of watches.values()) each.renew();
      onChange(folder);
    };
    timers.set(folder, setTimeout(report, PAUSE_MS).unref());
  }

  /** A deciding file concerns every project below; another name only those whose own path leads through it. */
  function onName(folder: string, name: string | null): void {
    const isDeciding = name === null || DECIDING.has(name);
    const scope = isDeciding ? folder : path.join(folder, name);
    for (const project of projects) if (isWithin(scope, project)) note(project);
  }

  function open(folder: string): FolderWatch {
    const created = createFolderWatch({
      folder,
      onChange: (name) => onName(folder, name),
      onFailure: (error) => log.warn('A folder cannot be watched', { folder, error: error.message }),
      ...(watch === undefined ? {} : { watch }),
    });
    created.renew();
    return created;
  }

  return {
    set(folders) {
      projects = folders;
      const wanted = new Set(folders.flatMap(withParents));
      for (const [folder, each] of watches) {
        if (wanted.has(folder)) continue;
        each.close();
        watches.delete(folder);
      }
      for (const folder of wanted) if (!watches.has(folder)) watches.set(folder, open(folder));
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      for (const each of watches.values()) each.close();
      timers.clear();
      watches.clear();
      projects = [];
    },
  };
}

function withParents(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...withParents(above)];
}

function isWithin(folder: string, inner: string): boolean {
  return inner === folder || inner.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}
