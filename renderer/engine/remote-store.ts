import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { CallResult } from '../../electron/contract/call.ts';
import { type ErrorShape, toErrorShape } from '../../electron/contract/errors.ts';

/**
 * A part of the engine's truth as the window knows it. `value` is the last known one, kept while a newer one is fetched
 * or could not be fetched (`error` says why); null when there never was one.
 */
interface Remote<Value> {
  readonly value: Value | null;
  readonly error: ErrorShape | null;
  readonly isLoading: boolean;
}

interface RemoteStore<Value> extends UseBoundStore<StoreApi<Remote<Value>>> {
  /** Takes what a snapshot or a call brought. */
  receive(result: CallResult<Value>): void;
  /** Asks the engine again. Calls made while one is on its way become one more; never rejects: the state tells. */
  refresh(): Promise<void>;
  /** Changes the value in place, where an event says all there is to know. */
  patch(change: (value: Value) => Value): void;
}

export function createRemoteStore<Value>(load: () => Promise<Value>): RemoteStore<Value> {
  const store = create<Remote<Value>>(() => ({ value: null, error: null, isLoading: true }));
  let running: Promise<void> | null = null;
  let isAskedAgain = false;

  function receive(result: CallResult<Value>): void {
    if (result.ok) store.setState({ value: result.value, error: null, isLoading: false });
    else store.setState({ error: result.error, isLoading: false });
  }

  async function run(): Promise<void> {
    do {
      isAskedAgain = false;
      store.setState({ isLoading: true });
      try {
        receive({ ok: true, value: await load() });
      } catch (error) {
        receive({ ok: false, error: toErrorShape(error) });
      }
    } while (isAskedAgain);
    running = null;
  }

  function refresh(): Promise<void> {
    if (running === null) running = run();
    else isAskedAgain = true;
    return running;
  }

  function patch(change: (value: Value) => Value): void {
    const { value } = store.getState();
    if (value !== null) store.setState({ value: change(value) });
  }

  return Object.assign(store, { receive, refresh, patch });
}
