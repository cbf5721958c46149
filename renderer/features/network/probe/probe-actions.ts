import type { ProbeAction } from '../../../../electron/contract/probe.ts';
import { t } from '../../../i18n/i18n.ts';
import { useConnectionView } from '../connection/connection-view.ts';
import { changeGoEnv } from '../go-env/change-go-env.ts';
import { saveSettings } from '../save-settings.ts';
import { sortByProbe } from '../sources/source-actions.ts';

/** Whether this window has a way to do it. */
export function canPerform({ call, kind }: ProbeAction): boolean {
  return call !== null || kind === 'ca-file' || kind === 'proxy-credentials';
}

/** Does what a verdict advises, with an undo; where something is needed from the person first, opens the dialog that asks for it. */
export async function performProbeAction({ call, kind }: ProbeAction): Promise<void> {
  switch (call?.method) {
    case 'goEnv.set':
      await changeGoEnv(call.input.changes);
      return;
    case 'settings.update':
      await saveSettings(call.input.changes, () => t('network:proxy.saved'));
      return;
    case 'sources.sortByProbe':
      return await sortByProbe();
    default:
      useConnectionView.setState({ dialog: kind === 'proxy-credentials' ? 'credentials' : 'connection' });
  }
}
