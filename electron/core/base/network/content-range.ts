/** Content-Range (RFC 9110, 14.4): the part that came, or of a 416 the size alone. `total` is null for `*`. */
interface ContentRange {
  /** First and last byte; null where only the size is told. */
  readonly part: { readonly start: number; readonly end: number } | null;
  readonly total: number | null;
}

/** Null for an absent header or one that makes no sense. */
export function parseContentRange(value: string | undefined): ContentRange | null {
  const match = /^bytes\s+(?:(\d+)-(\d+)|\*)\/(?:(\d+)|\*)$/i.exec((value ?? '').trim());
  if (match === null) return null;
  const [, start, end, size] = match;
  const total = size === undefined ? null : Number(size);
  if (start === undefined || end === undefined) return { part: null, total };
  const part = { start: Number(start), end: Number(end) };
  const isSound = part.start <= part.end && (total === null || part.end < total);
  return isSound ? { part, total } : null;
}
