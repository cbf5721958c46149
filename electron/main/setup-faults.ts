import type { Log } from '../core/context.ts';

/** The process, as far as it tells of faults. */
export interface FaultSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
}

/**
 * A fault nobody caught (a tray whose desktop bus went away, for instance) is written down and does not stop the app:
 * the engine is safe to go on.
 */
export function setupFaults(host: FaultSource, log: Log): void {
  host.on('uncaughtException', (error) => log.error('A fault that nobody caught', { error }));
  host.on('unhandledRejection', (error) => log.error('A failure that nobody caught', { error }));
}
