import type { CallResult } from './call.ts';
import type { StreamMessage } from './web-protocol.ts';

/** What preload puts at `window.goswitch`: one generic bridge. Everything that crosses it is plain data. */
export interface GoSwitchBridge {
  readonly host: 'electron';
  /**
   * Never rejects. Names that are not in api-methods.ts are answered with `invalid-input` without asking the main
   * process.
   */
  call(method: string, input: unknown): Promise<CallResult<unknown>>;
  /** The first message is `start`. Returns the function that stops listening. */
  listen(listener: (message: StreamMessage) => void): () => void;
  /** Where a folder or file lies that was dropped on the window; empty when it lies nowhere. */
  pathOf(file: File): string;
}

/** The name of the bridge on `window`. */
export const BRIDGE_NAME = 'goswitch';
