import type { CoreEvents } from './events.ts';

/**
 * An event of the engine on its way to windows. Types only. `sequence` counts from 1 within one `epoch`: one run of the
 * host.
 */
export type ApiEvent = {
  readonly [Name in keyof CoreEvents]: {
    readonly sequence: number;
    readonly name: Name;
    readonly payload: CoreEvents[Name];
  };
}[keyof CoreEvents];

/** Where a window is in the stream: the last event it has seen. */
export interface EventPosition {
  readonly epoch: string;
  readonly sequence: number;
}

/**
 * First in every stream. `resumed`: everything after the position that was asked for follows. Otherwise something was
 * missed (or nothing was asked for), events start after `sequence`, and the window takes a snapshot.
 */
export interface StreamStart extends EventPosition {
  readonly resumed: boolean;
}
