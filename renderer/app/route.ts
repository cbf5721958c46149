import { create } from 'zustand';

/**
 * Where the window is: `#/versions/go1.26.3?filter=installed` is page `versions`, path `['go1.26.3']`, query
 * `filter=installed`.
 */
interface Route {
  readonly page: string;
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export function parseHash(hash: string): Route {
  const [address = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page = '', ...path] = address.split('/').filter((part) => part !== '');
  return { page: decode(page), path: path.map(decode), query: Object.fromEntries(new URLSearchParams(query)) };
}

export function formatHash({
  page,
  path = [],
  query = {},
}: {
  page: string;
  path?: readonly string[];
  query?: Readonly<Record<string, string>>;
}): string {
  const search = new URLSearchParams(query).toString();
  return `#/${[page, ...path].map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

/** A hash is typed by anyone: a stray `%` must not stop the window. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const HOME_PAGE = 'versions';

export const useRoute = create<Route>(() => ({ page: HOME_PAGE, path: [], query: {} }));

/** Goes to a page, adding to the browser's history; `replace` does not. */
export function navigate(
  page: string,
  options: { path?: readonly string[]; query?: Readonly<Record<string, string>>; replace?: boolean } = {},
): void {
  const hash = formatHash({ page, ...options });
  if (options.replace === true) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  readLocation();
}

/** Follows the address bar from now on. */
export function followLocation(): void {
  window.addEventListener('hashchange', readLocation);
  window.addEventListener('popstate', readLocation);
  readLocation();
}

function readLocation(): void {
  const route = parseHash(window.location.hash);
  useRoute.setState(route.page === '' ? { page: HOME_PAGE, path: [], query: {} } : route, true);
}
