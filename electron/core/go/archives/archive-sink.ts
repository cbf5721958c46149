/** Where archive bytes go as they come: hashing and unpacking. */
export interface ArchiveSink {
  /**
   * The next bytes, in order. The chunk is the sink's from then on, and is all of its ArrayBuffer: it may be
   * transferred to another thread. A promise holds back more bytes until it settles.
   */
  write(chunk: Uint8Array): void | Promise<void>;
  /** All bytes so far were void; what comes next starts at the front. */
  restart(): Promise<void>;
}
