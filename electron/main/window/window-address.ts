/**
 * Where the window's page lives: a scheme of our own, so that it has an origin, and file:// with its privileges is used
 * by nothing.
 */
export const WINDOW_SCHEME = 'app';
const WINDOW_HOST = 'goswitch';

/**
 * The address of a page of the window (`versions`), or of one subject on it (`go1.26.3`); of the first page when none
 * is given.
 */
export function windowAddress(page?: string, subject?: string): string {
  const hash = [page, subject].flatMap((part) => (part === undefined ? [] : `/${encodeURIComponent(part)}`)).join('');
  return `${WINDOW_SCHEME}://${WINDOW_HOST}/${hash === '' ? '' : `#${hash}`}`;
}

/** True for an address of our own page, whatever its path. */
export function isWindowAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${WINDOW_SCHEME}:` && host === WINDOW_HOST && username === '' && password === '';
}
