/**
 * The bytes of standard base64 with padding, or null for anything that is not exactly what encoding those bytes gives:
 * Node's own decoder skips what it does not know, and Go's lets unused bits differ, so that two texts would mean the
 * same bytes.
 */
export function decodeCanonicalBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
