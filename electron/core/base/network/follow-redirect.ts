import { AppError } from '../../../contract/errors.ts';
import { displayUrl } from './display-url.ts';
import { isLoopback } from './loopback.ts';

const MAX_REDIRECTS = 10;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What must not reach another origin (WHATWG Fetch, HTTP-redirect fetch, step 13). */
const PRIVATE_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);

export function isRedirect(status: number, headers: Readonly<Record<string, string>>): boolean {
  return REDIRECTS.has(status) && headers['location'] !== undefined;
}

/**
 * Where a redirect leads. `visited` holds every URL of this chain so far.
 * Throws `redirect-insecure` for anything but https or this machine, `redirect-loop` for a URL seen before or too many
 * of them.
 */
export function redirectTarget(from: URL, location: string, visited: readonly string[]): URL {
  const details = { from: displayUrl(from), chain: visited.map((url) => displayUrl(url)) };
  if (!URL.canParse(location, from.href)) {
    throw new AppError('redirect-insecure', `${from.host} redirects to something that is not a URL`, { details });
  }
  const target = new URL(location, from);
  target.hash = '';
  const to = displayUrl(target);
  if (target.protocol !== 'https:' && !(target.protocol === 'http:' && isLoopback(target))) {
    throw new AppError('redirect-insecure', `${from.host} redirects to ${to}, which is not https`, {
      hint: 'Somebody on this network may be answering in place of the server. Use another network or source',
      details: { ...details, to },
    });
  }
  const isLoop = visited.includes(target.href);
  if (isLoop || visited.length > MAX_REDIRECTS) {
    const why = isLoop ? `leads back to ${to}` : `goes on after ${MAX_REDIRECTS} redirects`;
    throw new AppError('redirect-loop', `The way to ${displayUrl(visited[0] ?? from)} ${why}`, {
      hint: 'Check the URL of the source, or use another one',
      details: { ...details, to },
    });
  }
  return target;
}

/** The headers to send on: without what belongs to the first origin, when the next is another. */
export function headersFor(
  target: URL,
  from: URL,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (target.origin === from.origin) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !PRIVATE_HEADERS.has(name)));
}
