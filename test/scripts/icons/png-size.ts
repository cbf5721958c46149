/** Width and height of a PNG file, from its first chunk (RFC 2083, section 4.1.1); null for other bytes. */
export function readPngSize(bytes: Buffer): { readonly widthPx: number; readonly heightPx: number } | null {
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  return { widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) };
}
