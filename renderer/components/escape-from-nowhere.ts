import { useEffect, useRef } from 'react';

/** What is open over the page, the topmost last. */
const open: { readonly close: () => void }[] = [];

/**
 * Lets Escape close what is open over the page while focus is nowhere. React Aria hears keys in the overlay alone, and
 * for a moment no element has focus: when one overlay has closed and the one below has not got its focus back, or when
 * the focused element went away or was disabled. A key that is pressed then goes to the body and would be lost.
 */
export function useEscapeFromNowhere(isOpen: boolean, onClose: () => void): void {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    if (!isOpen) return;
    const overlay = { close: () => latest.current() };
    open.push(overlay);
    if (open.length === 1) document.addEventListener('keydown', closeTopmost);
    return () => {
      open.splice(open.indexOf(overlay), 1);
      if (open.length === 0) document.removeEventListener('keydown', closeTopmost);
    };
  }, [isOpen]);
}

function closeTopmost(event: KeyboardEvent): void {
  const isNowhere = event.target === document.body || event.target === document.documentElement;
  if (event.key === 'Escape' && isNowhere && !event.defaultPrevented && !event.isComposing) open.at(-1)?.close();
}
