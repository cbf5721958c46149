import { comesTwice } from './archive-errors.ts';

/** The names of an archive so far, each that must be unique on every system. Both methods throw `archive-unsafe`. */
interface NameRegister {
  /** @param name the entry, for the message; @param path below the root */
  file(name: string, path: string): void;
  /** May come more than once, always spelled alike. */
  folder(name: string, path: string): void;
}

/**
 * Refuses a file that comes twice, also where letter case or Unicode's composed and decomposed forms are one (Windows,
 * macOS); a folder that is a file too; and a folder in two spellings, which would be one folder there and two here.
 */
export function createNameRegister(): NameRegister {
  const files = new Set<string>();
  /** Folded path to the spelling that came first. */
  const folders = new Map<string, string>();
  let last: string | null = null;

  function folder(name: string, path: string): void {
    // Neighbours are mostly in one folder.
    if (path === last) return;
    for (let at = path; at !== ''; at = parent(at)) {
      const folded = fold(at);
      const known = folders.get(folded);
      if (files.has(folded) || (known !== undefined && known !== at)) throw comesTwice(name);
      if (known !== undefined) break;
      folders.set(folded, at);
    }
    last = path;
  }

  return {
    folder,
    file(name, path) {
      folder(name, parent(path));
      const folded = fold(path);
      if (files.has(folded) || folders.has(folded)) throw comesTwice(name);
      files.add(folded);
    },
  };
}

function parent(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/**
 * Folds more than any one system does: upper case first, since some letters have only that in common (Kelvin sign, long
 * s).
 */
function fold(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII from its first to its last
  if (/^[\u0000-\u007f]*$/.test(path)) return path.toLowerCase();
  return path.normalize('NFKD').toUpperCase().normalize('NFKD').toLowerCase();
}
