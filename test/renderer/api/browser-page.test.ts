import { describe, expect, it } from 'vitest';
import { createBrowserPage } from '../../../renderer/api/browser-page.ts';

/** What the page needs of a browser's window; a real browser is driven by the specs under test/e2e. */
function openTab(address: string, stored: Map<string, string> = new Map()) {
  const events = new EventTarget();
  const location = new URL(address);
  const replaced: string[] = [];
  const window = {
    location,
    history: { replaceState: (_state: unknown, _title: string, to: string) => replaced.push(to) },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    },
    addEventListener: events.addEventListener.bind(events),
  };
  return {
    page: createBrowserPage(window as unknown as Window),
    stored,
    replaced,
    tell: (name: string, more: object = {}) => events.dispatchEvent(Object.assign(new Event(name), more)),
  };
}

describe('a page', () => {
  it('takes the token of its link once, and leaves nothing of it in the address', () => {
    const { page, replaced } = openTab('http://127.0.0.1:1/#token=abc');
    expect([page.takeToken(), replaced]).toEqual(['abc', ['/']]);
  });

  it('leaves a token for the next page of its tab only when it goes', () => {
    const { page, stored, tell } = openTab('http://127.0.0.1:1/#token=abc');
    page.takeToken();
    page.onHide((leave) => leave('next'));
    expect(stored.size).toBe(0);
    tell('pagehide');
    const reloaded = openTab('http://127.0.0.1:1/', stored);
    expect([reloaded.page.takeToken(), stored.size, reloaded.replaced]).toEqual(['next', 0, []]);
    expect(openTab('http://127.0.0.1:1/', stored).page.takeToken()).toBeNull();
  });

  it('takes the token back when the browser brings the page itself back', () => {
    const { page, stored, tell } = openTab('http://127.0.0.1:1/');
    page.onHide((leave) => leave('next'));
    tell('pagehide');
    tell('pageshow', { persisted: false });
    expect(stored.size).toBe(1);
    tell('pageshow', { persisted: true });
    expect(stored.size).toBe(0);
  });

  it('prefers a new link to what an earlier page left', () => {
    expect(openTab('http://127.0.0.1:1/#token=new', new Map([['goswitch.next', 'old']])).page.takeToken()).toBe('new');
  });

  it('keeps other fragments, which are for the window', () => {
    const { page, replaced } = openTab('http://127.0.0.1:1/#/projects');
    expect([page.takeToken(), replaced]).toEqual([null, []]);
  });
});
