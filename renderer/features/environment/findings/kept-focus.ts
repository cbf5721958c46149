import { type RefObject, useLayoutEffect, useRef } from 'react';

const CONTROLS = 'button:not([disabled]), a[href], summary';

/**
 * Keeps the keyboard in a place whose controls come and go: when the one that had the focus is taken away, what now stands where it stood gets it, or the
 * place itself (which needs a tabIndex). Somebody who went elsewhere is left there.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>): void {
  const stood = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const onFocus = (event: FocusEvent) => {
      stood.current = [...element.querySelectorAll(CONTROLS)].indexOf(event.target as Element);
    };
    const onBlur = (event: FocusEvent) => {
      // A control that is taken out of the page does not blur into anything.
      if (event.relatedTarget !== null || (event.target as Element).isConnected) stood.current = null;
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onBlur);
    return () => {
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onBlur);
    };
  }, [place]);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || stood.current === null || document.activeElement !== document.body) return;
    const controls = [...element.querySelectorAll<HTMLElement>(CONTROLS)];
    (controls[Math.min(stood.current, controls.length - 1)] ?? element).focus({ preventScroll: true });
  });
}
