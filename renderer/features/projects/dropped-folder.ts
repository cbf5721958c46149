/** What a drop brought along, as far as it can name a folder. */
interface Drop {
  readonly files: readonly File[];
  text(type: string): string;
}

/**
 * The folder that was dropped: the host knows where a dropped file lies (`pathOf`, Electron only); elsewhere some
 * programs send its address or path as text. Null where nothing names one: browsers keep that to themselves.
 */
export function droppedFolder(drop: Drop, pathOf: ((file: File) => string) | null): string | null {
  const [file] = drop.files;
  const known = file === undefined || pathOf === null ? '' : pathOf(file);
  if (known !== '') return known;
  const address = drop
    .text('text/uri-list')
    .split(/\r?\n/)
    .find((line) => line.startsWith('file://'));
  if (address !== undefined) return fromFileUrl(address);
  const text = drop.text('text/plain').trim();
  return /^(?:\/|~\/|[A-Za-z]:[\\/])/.test(text) && !text.includes('\n') ? text : null;
}

function fromFileUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const path = decodeURIComponent(new URL(address).pathname);
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}
