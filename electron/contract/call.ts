import { type ErrorShape, isAppError, toErrorShape } from './errors.ts';

/** What every call answers, on every transport. */
export type CallResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorShape };

/**
 * An `AppError` as a result, for one of several things where the others go on. Throws what is a fault of the program.
 */
export async function toCallResult<T>(work: Promise<T>): Promise<CallResult<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { ok: false, error: toErrorShape(error) };
  }
}
