import { decodeUtf8 } from './note.ts';

/**
 * The answer to `/lookup/`: a record with its number, then a signed tree (golang.org/x/mod/sumdb/tlog, ParseRecord).
 */
export interface LookupAnswer {
  readonly id: number;
  /** The record as it stands in the tree: go.sum lines, each with its line end. */
  readonly text: string;
  /** The signed note of a tree that should hold it. */
  readonly treeNote: Uint8Array;
}

/** Null for what is no such answer. Never throws. */
export function parseLookupAnswer(bytes: Uint8Array): LookupAnswer | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const idEnd = buffer.indexOf('\n');
  const textEnd = buffer.indexOf('\n\n', Math.max(idEnd + 1, 0));
  if (idEnd < 0 || textEnd < 0) return null;
  const id = buffer.toString('latin1', 0, idEnd);
  const text = decodeUtf8(buffer.subarray(idEnd + 1, textEnd + 1));
  if (!/^(0|[1-9]\d{0,15})$/.test(id) || !Number.isSafeInteger(Number(id)) || text === null || !isRecordText(text))
    return null;
  return { id: Number(id), text, treeNote: buffer.subarray(textEnd + 2) };
}

/** Lines without control characters, none of them empty, the last one ended (tlog/note.go, isValidRecordText). */
function isRecordText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  return /^(?:[^\u0000-\u001f]+\n)+$/.test(text);
}
