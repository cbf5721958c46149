import { AppError } from '../contract/errors.ts';

const STOPPING: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Turns Ctrl-C and its like into a cancelled `signal`, so that work ends cleanly; a second one ends the process at
 * once. `release` gives the signals back to the system's own handling.
 */
export function watchSignals(host: NodeJS.Process): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) host.exit(130);
    controller.abort(new AppError('cancelled', 'Stopped'));
  };
  for (const name of STOPPING) host.on(name, onSignal);
  return {
    signal: controller.signal,
    release() {
      for (const name of STOPPING) host.off(name, onSignal);
    },
  };
}
