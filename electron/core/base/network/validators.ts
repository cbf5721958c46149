/**
 * What a server says of its file's state is sent back to it in a header, and kept on disk in between: only what has the
 * form of one is believed, so that neither a server nor a damaged record puts anything else into a request.
 */
const STRONG_ETAG = /^"[!#-~]{0,500}"$/;
const ETAG = /^(?:W\/)?"[!#-~]{0,500}"$/;
/** RFC 9110, 5.6.7: the one form that servers must send. */
const HTTP_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** An entity tag (RFC 9110, 8.8.3), weak or strong. */
export function isEtag(value: unknown): value is string {
  return typeof value === 'string' && ETAG.test(value);
}

export function isStrongEtag(value: unknown): value is string {
  return typeof value === 'string' && STRONG_ETAG.test(value);
}

export function isHttpDate(value: unknown): value is string {
  return typeof value === 'string' && HTTP_DATE.test(value);
}
