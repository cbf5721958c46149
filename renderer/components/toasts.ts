import { create } from 'zustand';
import type { ErrorShape } from '../../electron/contract/errors.ts';

/** Words as they are, or as they are in the language of the moment: a notice outlasts a switch of language. */
export type Words = string | (() => string);

interface ToastAction {
  readonly label: Words;
  run(): void | Promise<void>;
}

export interface Toast {
  readonly id: number;
  readonly text: Words;
  readonly tone: 'ok' | 'plain' | 'bad';
  readonly action: ToastAction | null;
  /** Of a failure: the toast shows it as a notice, and `retry` is offered there. */
  readonly error: ErrorShape | null;
  readonly retry: (() => void) | null;
  /** It goes by itself after this; null stays until dismissed. */
  readonly durationMs: number | null;
}

const MOST_SHOWN = 4;
const PLAIN_MS = 5000;
/** Long enough to read, decide and reach the button. */
const WITH_ACTION_MS = 12_000;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));
let lastId = 0;

/**
 * Says that something was done, with its undo where there is one; `durationMs` null stays until dismissed. Returns the
 * id for `dismissToast`.
 */
export function toast(options: {
  text: Words;
  tone?: 'ok' | 'plain';
  action?: ToastAction;
  durationMs?: number | null;
}): number {
  const usualMs = options.action === undefined ? PLAIN_MS : WITH_ACTION_MS;
  const durationMs = options.durationMs === undefined ? usualMs : options.durationMs;
  return show({
    text: options.text,
    tone: options.tone ?? 'ok',
    action: options.action ?? null,
    error: null,
    retry: null,
    durationMs,
  });
}

/**
 * Says that something failed, in the words of the error table. It stays until dismissed; the same failure is not shown
 * twice. Stopping is none.
 */
export function toastError(error: ErrorShape, retry: (() => void) | null = null): void {
  if (error.code === 'cancelled') return;
  const shown = useToasts
    .getState()
    .toasts.find((other) => other.error?.code === error.code && other.error.message === error.message);
  if (shown !== undefined) dismissToast(shown.id);
  show({ text: () => error.message, tone: 'bad', action: null, error, retry, durationMs: null });
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

function show(content: Omit<Toast, 'id'>): number {
  lastId += 1;
  const added = { ...content, id: lastId };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, added].slice(-MOST_SHOWN) }));
  return added.id;
}

export function wordsOf(words: Words): string {
  return typeof words === 'string' ? words : words();
}
