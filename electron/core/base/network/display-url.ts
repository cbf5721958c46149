/** Parameters whose values are no secret: those of the release index. */
const OPEN_PARAMETERS = new Set(['mode', 'include']);

/**
 * A URL fit for messages and logs: no credentials, no fragment, and of the query the names only, because signed URLs
 * carry their keys there.
 */
export function displayUrl(url: string | URL): string {
  if (!URL.canParse(url.toString())) return '(an invalid URL)';
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  const query = [...shown.searchParams].map(([name, value]) => `${name}=${OPEN_PARAMETERS.has(name) ? value : '...'}`);
  shown.search = '';
  return query.length === 0 ? shown.href : `${shown.href}?${query.join('&')}`;
}
