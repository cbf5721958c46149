import { runAction } from '../../components/run-action.ts';
import { toast } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useReleases } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';

/** Asks the sources for their releases, whatever the age of the list. */
export async function refreshIndex(): Promise<void> {
  const table = await runAction(() => call('releases.refresh'));
  if (table === undefined) return;
  useReleases.receive({ ok: true, value: table });
  if (table.index?.stale == null) toast({ text: () => t('network:index.refreshed') });
}
