import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

interface Viewport {
  readonly top: number;
  readonly height: number;
}

/** What a scrolling element shows, in px, and how many px a rem is. Assumes a screenful until measured. */
export function useViewport<Element extends HTMLElement>(): {
  ref: RefObject<Element | null>;
  viewport: Viewport;
  remPx: number;
} {
  const ref = useRef<Element>(null);
  const [viewport, setViewport] = useState<Viewport>({ top: 0, height: 800 });
  const [remPx, setRemPx] = useState(() => readRemPx());
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const read = () => {
      setViewport((known) => {
        const next = { top: element.scrollTop, height: element.clientHeight };
        return next.top === known.top && next.height === known.height ? known : next;
      });
    };
    const observer = new ResizeObserver(() => {
      setRemPx(readRemPx());
      read();
    });
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, []);
  return { ref, viewport, remPx };
}

function readRemPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
}
