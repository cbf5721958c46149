import { create } from 'zustand';
import type { ErrorShape } from '../../electron/contract/errors.ts';

export interface ToastAction {
  readonly label: string;
  run(): void | Promise<void>;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
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

/** Says that something was done, with its undo where there is one. Returns the id for `dismissToast`. */
export function toast(options: { text: string; tone?: 'ok' | 'plain'; action?: ToastAction; durationMs?: number }): number {
  const durationMs = options.durationMs ?? (options.action === undefined ? PLAIN_MS : WITH_ACTION_MS);
  return show({ text: options.text, tone: options.tone ?? 'ok', action: options.action ?? null, error: null, retry: null, durationMs });
}

/** Says that something failed, in the words of the error table. It stays until dismissed; the same failure is not shown twice. */
export function toastError(error: ErrorShape, retry: (() => void) | null = null): number {
  const shown = useToasts.getState().toasts.find((other) => other.error?.code === error.code && other.error.message === error.message);
  if (shown !== undefined) dismissToast(shown.id);
  return show({ text: error.message, tone: 'bad', action: null, error, retry, durationMs: null });
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
