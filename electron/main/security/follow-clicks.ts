import type { ElectronParts } from '../electron-parts.ts';

/** As long as Chromium lets a click of a person stand for what a page does next (transient activation). */
const LASTS_MS = 5000;
const GESTURES = new Set(['mouseDown', 'mouseUp', 'keyDown', 'rawKeyDown', 'gestureTap', 'touchEnd']);

/** What the person did in a window, as the main process sees it: a page can claim a click, but not make one. */
export interface Clicks {
  /** True once for a click or key of the last five seconds: one opens one address. */
  take(): boolean;
}

export function followClicks({ app }: Pick<ElectronParts, 'app'>, now: () => number): Clicks {
  let lastMs = Number.NEGATIVE_INFINITY;
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', (_input, { type }) => {
      if (GESTURES.has(type)) lastMs = now();
    });
  });
  return {
    take() {
      const isFresh = now() - lastMs <= LASTS_MS;
      lastMs = Number.NEGATIVE_INFINITY;
      return isFresh;
    },
  };
}
