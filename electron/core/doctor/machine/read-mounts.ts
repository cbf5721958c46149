import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';

export interface Mount {
  readonly folder: string;
  readonly type: string;
  /** `rw`, `noexec`, `nosuid` ... */
  readonly options: readonly string[];
  /** From 1, in the file of mounts. */
  readonly line: number;
}

/**
 * Lines of /proc/mounts: device, folder, type, options, two numbers; blanks in names are octal escapes (proc(5),
 * fstab(5)).
 */
export function parseMounts(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line, at): Mount[] => {
    const [, folder, type, options] = line.split(' ');
    if (folder === undefined || type === undefined || options === undefined) return [];
    return [{ folder: unescapeName(folder), type, options: options.split(','), line: at + 1 }];
  });
}

/**
 * The mount that a folder lies on: the longest one above it; of two at the same place the later one covers the earlier.
 */
export function mountOf(folder: string, mounts: readonly Mount[]): Mount | null {
  let found: Mount | null = null;
  for (const mount of mounts) {
    const isAbove = mount.folder === '/' || folder === mount.folder || folder.startsWith(`${mount.folder}/`);
    if (isAbove && mount.folder.length >= (found?.folder.length ?? 0)) found = mount;
  }
  return found;
}

/**
 * The mount of a folder by `proc/mounts` below `systemRoot`, with the file that says so; null where there is no such
 * file.
 */
export async function readMountOf(
  folder: string,
  systemRoot: string,
): Promise<{ readonly mount: Mount; readonly file: string } | null> {
  const file = path.join(systemRoot, 'proc/mounts');
  const text = await readSmallText(file).catch(() => '');
  const mount = mountOf(await realpath(folder).catch(() => folder), parseMounts(text));
  return mount === null ? null : { mount, file };
}

function unescapeName(name: string): string {
  return name.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
