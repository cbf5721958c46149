import { call } from '../../../engine/engine.ts';
import { createRemoteStore } from '../../../engine/remote-store.ts';

/** Everything that should name one Go version. Starts programs: seconds. */
export const usePrograms = createRemoteStore(() => call('programs.scan'));
