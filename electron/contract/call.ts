import type { ErrorShape } from './errors.ts';

/** What every call answers, on every transport. */
export type CallResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorShape };
