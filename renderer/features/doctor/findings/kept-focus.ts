import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard in a list whose rows (`data-row`) go away when they are done with: the first control of the row
 * that took the place gets the focus, not the one that was pressed, so that a second press does nothing unasked;
 * without any row the list itself, which needs a tabIndex. Somebody who went elsewhere is left there.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>): void {
  const stood = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const onFocus = ({ target }: FocusEvent) => {
      stood.current = rowsOf(element).indexOf((target as Element).closest<HTMLElement>('[data-row]')!);
    };
    const onBlur = ({ relatedTarget, target }: FocusEvent) => {
      // Browsers differ in whether a control that is being taken out blurs while it is still in: whether it stays is
      // known a moment later.
      queueMicrotask(() => {
        if (relatedTarget !== null ? !element.contains(relatedTarget as Node) : (target as Element).isConnected)
          stood.current = null;
      });
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onBlur);
    return () => {
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onBlur);
    };
  }, [list]);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || stood.current === null || document.activeElement !== document.body) return;
    const rows = rowsOf(element);
    const row = rows[Math.min(Math.max(0, stood.current), rows.length - 1)];
    (row?.querySelector<HTMLElement>('button') ?? element).focus({ preventScroll: true });
  });
}

function rowsOf(list: Element): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row]')];
}
