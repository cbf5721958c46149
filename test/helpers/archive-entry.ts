/**
 * One entry of an archive to be made, well or badly. The plain fields serve both formats; `tar` and `zip` say what only
 * one can, lies included.
 */
export interface ArchiveEntry {
  /** Bytes where the name is not text. A folder's name ends in `/`. */
  readonly name: string | Buffer;
  readonly body?: string | Buffer;
  readonly type?: EntryType;
  /** Permission bits; 0o644, and 0o755 for folders. */
  readonly mode?: number;
  /** Target of a link. */
  readonly linkTo?: string;
  /** Seconds since 1970. */
  readonly mtime?: number;
  readonly tar?: TarOnly;
  readonly zip?: ZipOnly;
}

export type EntryType = 'file' | 'folder' | 'symlink' | 'hardlink' | 'character-device' | 'block-device' | 'fifo';

interface TarOnly {
  /** Type flag as it is written, whatever `type` says. */
  readonly flag?: string;
  /** Size in the header, whatever the body has. */
  readonly size?: number;
  readonly linkName?: string;
  /** Records of a pax header before the entry. */
  readonly pax?: Readonly<Record<string, string>>;
  /** Records of a global pax header before the entry. */
  readonly globalPax?: Readonly<Record<string, string>>;
  /** The name goes into a GNU `L` entry (a link's target into `K`), and the header gets its first 100 bytes. */
  readonly gnuLong?: boolean;
  /** Any change to the 512 bytes, before the checksum is computed. */
  readonly edit?: (header: Buffer) => void;
  /** A wrong checksum. */
  readonly checksum?: number;
}

interface ZipOnly {
  readonly method?: 'stored' | 'deflate';
  readonly size?: number;
  readonly crc?: number;
  /** Name in the local header, where it differs from the central one. */
  readonly localName?: string;
  /** General purpose bits, such as 1 for encrypted. */
  readonly flags?: number;
  /** Method number as it is written, whatever the body really is. */
  readonly methodNumber?: number;
  /** Host system of the external attributes: 3 (Unix) unless given; 0 has no permission bits. */
  readonly host?: number;
}

export function nameBytes(name: string | Buffer): Buffer {
  return typeof name === 'string' ? Buffer.from(name) : name;
}

export function bodyBytes(body: string | Buffer | undefined): Buffer {
  return body === undefined ? Buffer.alloc(0) : Buffer.from(body as string);
}

export function typeOf(entry: ArchiveEntry): EntryType {
  return entry.type ?? (nameBytes(entry.name).at(-1) === 0x2f ? 'folder' : 'file');
}

export function modeOf(entry: ArchiveEntry): number {
  return entry.mode ?? (typeOf(entry) === 'folder' ? 0o755 : 0o644);
}
