import { toErrorShape } from '../../electron/contract/errors.ts';
import { navigate } from '../app/route.ts';
import { toastError } from '../components/toasts.ts';
import { call } from '../engine/engine.ts';
import { useReleases } from '../engine/stores.ts';
import type { ErrorAction } from './error-actions.ts';

/** Does what a notice offers; `retry` is the caller's own. */
export function performErrorAction(action: Exclude<ErrorAction, 'retry'>): void {
  switch (action) {
    case 'refresh-releases':
      void refreshReleases();
      break;
    case 'reload':
      window.location.reload();
      break;
    default:
      navigate(action.slice('open-'.length));
  }
}

async function refreshReleases(): Promise<void> {
  try {
    useReleases.receive({ ok: true, value: await call('releases.refresh') });
  } catch (error) {
    toastError(toErrorShape(error), () => void refreshReleases());
  }
}
