import { closePalette, openPalette, usePalette } from '../app/commands.ts';
import { runAction } from '../components/run-action.ts';
import { dismissToast, useToasts } from '../components/toasts.ts';

/** Keys that work everywhere: Ctrl/Cmd-K opens the palette, Ctrl/Cmd-Z does what the newest toast offers (its undo). */
export function followShortcuts(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const key = event.key.toLowerCase();
  if (key === 'k') {
    event.preventDefault();
    if (usePalette.getState().isOpen) closePalette();
    else openPalette();
  } else if (key === 'z' && !isTyping(event.target)) {
    const newest = useToasts.getState().toasts.findLast((toast) => toast.action !== null);
    if (newest === undefined) return;
    event.preventDefault();
    dismissToast(newest.id);
    void runAction(async () => newest.action?.run());
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
