/**
 * Channels between preload and the main process: a call and its answer, the wish to hear events, and the messages of
 * the stream.
 */
export const CALL_CHANNEL = 'goswitch:call';
export const LISTEN_CHANNEL = 'goswitch:listen';
export const EVENT_CHANNEL = 'goswitch:event';
