import { type ErrorShape, toErrorShape } from '../../electron/contract/errors.ts';
import { toastError } from './toasts.ts';

/**
 * Runs what a person asked for; a failure becomes a notice with its advice and "try again". Cancelling is no failure.
 * Resolves to what `work` did, or undefined when it failed.
 */
export async function runAction<Value>(
  work: () => Promise<Value>,
  options: { onError?: (error: ErrorShape) => void } = {},
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (thrown) {
    const error = toErrorShape(thrown);
    if (error.code === 'cancelled') return undefined;
    if (options.onError === undefined) toastError(error, () => void runAction(work, options));
    else options.onError(error);
    return undefined;
  }
}
