import { call } from './engine.ts';
import { createRemoteStore } from './remote-store.ts';

/**
 * What each shell answers when it is started and asked for its `go`. Asking starts programs and takes seconds: only
 * where somebody looks.
 */
export const useShellChecks = createRemoteStore(() => call('profiles.checkShells'));
