import type { Source } from '../../../electron/contract/settings.ts';
import { runAction } from '../../components/run-action.ts';
import { dismissToast, toast } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useReleases, useSettings } from '../../engine/stores.ts';
import { currentFormat, t } from '../../i18n/i18n.ts';
import { useNetwork } from './network-store.ts';
import { moveSource } from './source-order.ts';

let lastToast: number | null = null;

/** Moves a source and saves that at once; one notice at a time tells of it and takes it back. True when it moved. */
export async function moveAndSave(name: string, step: 1 | -1): Promise<boolean> {
  const before = useSettings.getState().value?.settings.sources ?? [];
  const sources = moveSource(before, name, step);
  if (sources === before || !(await saveSources(sources))) return false;
  if (lastToast !== null) dismissToast(lastToast);
  const place = currentFormat().number(sources.findIndex((source) => source.name === name) + 1);
  lastToast = toast({
    text: () => t('network:sources.moved', { name, place }),
    action: { label: () => t('common:undo'), run: async () => void (await saveSources(before)) },
  });
  return true;
}

async function saveSources(sources: readonly Source[]): Promise<boolean> {
  const view = await runAction(() => call('settings.update', { changes: { sources: [...sources] } }));
  if (view === undefined) return false;
  useSettings.receive({ ok: true, value: view });
  await useNetwork.refresh();
  return true;
}

/** Asks the sources for their releases, whatever the age of the list. */
export async function refreshIndex(): Promise<void> {
  const table = await runAction(() => call('releases.refresh'));
  if (table === undefined) return;
  useReleases.receive({ ok: true, value: table });
  if (table.index?.stale == null) toast({ text: () => t('network:index.refreshed') });
}
