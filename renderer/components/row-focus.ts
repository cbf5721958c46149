import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

const CONTROLS = 'button:not([disabled]), a[href], input:not([disabled]), select:not([disabled])';

/**
 * Keeps the focus of a list on its current row: after a move, and when the row or the control that had it went away.
 * Somebody who put it elsewhere keeps it there.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, current: number) {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    if (row && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
  });
  return {
    /** The row that becomes current shall have it. */
    take() {
      hasFocus.current = true;
    },
    onFocus() {
      hasFocus.current = true;
    },
    onBlur(event: FocusEvent<HTMLElement>) {
      const { currentTarget, relatedTarget, target } = event;
      const wentElsewhere = relatedTarget !== null && !currentTarget.contains(relatedTarget);
      // A click on nothing; not a switch to another window, nor a control that was taken out of the page.
      const wentNowhere = relatedTarget === null && document.hasFocus() && target.isConnected;
      if (wentElsewhere || wentNowhere) hasFocus.current = false;
    },
  };
}

/** From the row to its controls and back. */
export function moveInRow(row: HTMLElement, step: 1 | -1): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>(CONTROLS)];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
}

export function isOnControl(target: EventTarget): boolean {
  return (target as HTMLElement).closest(CONTROLS) !== null;
}
