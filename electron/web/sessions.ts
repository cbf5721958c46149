import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { WebSession } from '../contract/web-protocol.ts';

/**
 * Who may talk to the web host. A link's token is good for one exchange. An exchange gives a bearer for calls and a
 * `next` token for the page after this one (a reload). A `next` token is spent when the session it opened is first
 * used, not when it is exchanged: a page that is reloaded while its exchange is on the way can ask again. Tokens are
 * kept as hashes, in memory alone. (docs/decisions/0020-web-sessions.md)
 */
export interface Sessions {
  /** A token for one link. `onUsed` is told when a page was opened with it. */
  mintLinkToken(onUsed?: () => void): string;
  /** Null when the token is none, or was used. */
  exchange(token: string): WebSession | null;
  /** The session that a bearer stands for; null when there is none. */
  authenticate(bearer: string): Session | null;
}

/** One open page. `id` is fit for maps: no secret. */
export interface Session {
  readonly id: number;
}

interface Link {
  readonly token: Buffer;
  readonly onUsed: () => void;
}

interface Page extends Session {
  readonly bearer: Buffer;
  readonly next: Buffer;
  /** The page that was opened with `next`. */
  heir: Page | null;
  parent: Page | null;
}

/** More pages than a person opens; the one unused for longest makes room. Unused links are bounded in the same way. */
const MOST_PAGES = 64;
const MOST_LINKS = 64;

export function createSessions(): Sessions {
  const links: Link[] = [];
  /** The least recently used first. */
  const pages: Page[] = [];
  let lastId = 0;

  function open(parent: Page | null): WebSession {
    const [bearer, next] = [makeToken(), makeToken()];
    lastId += 1;
    const page: Page = { id: lastId, bearer: digest(bearer), next: digest(next), heir: null, parent };
    if (parent !== null) {
      if (parent.heir !== null) remove(pages, parent.heir);
      parent.heir = page;
    }
    pages.push(page);
    if (pages.length > MOST_PAGES) pages.shift();
    return { bearer, next };
  }

  return {
    mintLinkToken(onUsed = () => undefined) {
      const token = makeToken();
      links.push({ token: digest(token), onUsed });
      if (links.length > MOST_LINKS) links.shift();
      return token;
    },
    exchange(token) {
      const asked = digest(token);
      const link = find(links, asked, (each) => each.token);
      const page = find(pages, asked, ({ next }) => next);
      if (link !== null) {
        remove(links, link);
        link.onUsed();
        return open(null);
      }
      return page === null ? null : open(page);
    },
    authenticate(bearer) {
      const page = find(pages, digest(bearer), (each) => each.bearer);
      if (page === null) return null;
      if (page.parent !== null) remove(pages, page.parent);
      page.parent = null;
      remove(pages, page);
      pages.push(page);
      return page;
    },
  };
}

function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Looks at every one, each in constant time, so that the time tells nothing. */
function find<T>(items: readonly T[], asked: Buffer, digestOf: (item: T) => Buffer): T | null {
  let found: T | null = null;
  for (const item of items) if (timingSafeEqual(digestOf(item), asked)) found = item;
  return found;
}

function remove<T>(items: T[], item: T): void {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
}
