import { decodeCanonicalBase64 } from './canonical-base64.ts';
import type { Tree } from './tlog/tree.ts';

/**
 * The tree that a note's text describes, or null: `go.sum database tree`, its size, its root hash in base64, and lines
 * that may come later and are ignored (golang.org/x/mod/sumdb/tlog, ParseTree).
 */
export function parseTreeNote(text: string): Tree | null {
  const lines = text.split('\n');
  const [title, size = '', hash = ''] = lines;
  if (title !== 'go.sum database tree' || lines.length < 4 || !/^(0|[1-9]\d{0,15})$/.test(size)) return null;
  const bytes = decodeCanonicalBase64(hash);
  if (bytes?.length !== 32 || !Number.isSafeInteger(Number(size))) return null;
  return { size: Number(size), hash: bytes };
}
