import type { ProbeAction } from '../../../../electron/contract/probe.ts';
import { t } from '../../../i18n/i18n.ts';
import { useConnectionView } from '../connection/connection-view.ts';
import { changeGoEnv } from '../go-env/change-go-env.ts';
import { saveSettings } from '../save-settings.ts';
import { sortByProbe } from '../sources/source-actions.ts';
import { useTerminalProxyView } from '../terminal-proxy/terminal-proxy-store.ts';

/**
 * What is needed from the person first, by kind: a password, a look at what would change; a file where nothing else is
 * named.
 */
function openDialog({ kind, params }: ProbeAction): void {
  if (kind === 'terminal-proxy')
    useTerminalProxyView.setState({ edit: { kind: 'give', proxy: String(params['proxy'] ?? '') } });
  else if (kind === 'terminal-no-proxy') useTerminalProxyView.setState({ edit: { kind: 'take' } });
  else useConnectionView.setState({ dialog: kind === 'proxy-credentials' ? 'credentials' : 'connection' });
}

/**
 * Does what a verdict advises, with an undo; where something is needed from the person first, opens the dialog that
 * asks for it.
 */
export async function performProbeAction(action: ProbeAction): Promise<void> {
  const { call } = action;
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
      openDialog(action);
  }
}
