import { TOKEN_PARAMETER } from '../../electron/contract/web-protocol.ts';

/** What the transport needs of the page it is in. */
export interface Page {
  /** The token that lets this page in: from the link, or what the page before a reload left. It can be taken once. */
  takeToken(): string | null;
  /**
   * Called when the page goes (and may be followed by its reload) with a function that leaves a token for the next one.
   */
  onHide(listener: (leave: (token: string) => void) => void): void;
  /**
   * Called when there is a reason to try a lost connection at once: the network is back, or the person looks at the
   * page again.
   */
  onWake(listener: () => void): void;
}

const STORED_TOKEN = 'goswitch.next';

/**
 * The page in a browser. A token is in sessionStorage only between the end of a page and the start of the next one in
 * the same tab, so that neither a duplicate of a living tab nor its crash dump holds one
 * (docs/decisions/0020-web-sessions.md).
 */
export function createBrowserPage(window: Window): Page {
  const { location, history, sessionStorage } = window;
  return {
    takeToken() {
      const stored = sessionStorage.getItem(STORED_TOKEN);
      sessionStorage.removeItem(STORED_TOKEN);
      const fragment = new URLSearchParams(location.hash.slice(1));
      const token = fragment.get(TOKEN_PARAMETER);
      // Neither the history nor a copied address shall hold it.
      if (token !== null) history.replaceState(null, '', location.pathname + location.search);
      return token ?? stored;
    },
    onHide(listener) {
      window.addEventListener('pagehide', () => listener((token) => sessionStorage.setItem(STORED_TOKEN, token)));
      // Back from the browser's cache of whole pages: the page lives on, and so does its session.
      window.addEventListener('pageshow', ({ persisted }) =>
        persisted ? sessionStorage.removeItem(STORED_TOKEN) : undefined,
      );
    },
    onWake(listener) {
      window.addEventListener('online', listener);
      window.addEventListener('focus', listener);
    },
  };
}
