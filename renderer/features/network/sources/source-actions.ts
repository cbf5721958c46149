import type { Source } from '../../../../electron/contract/settings.ts';
import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { useSettings } from '../../../engine/stores.ts';
import { currentFormat, t } from '../../../i18n/i18n.ts';
import { useNetwork } from '../network-store.ts';
import { useProbe } from '../probe/probe-store.ts';
import { saveSettings } from '../save-settings.ts';
import { moveSource } from './source-order.ts';

const known = (): readonly Source[] => useSettings.getState().value?.settings.sources ?? [];

/** Moves a source and saves that at once. True when it moved. */
export async function moveAndSave(from: number, to: number): Promise<boolean> {
  const before = known();
  const sources = moveSource(before, from, to);
  const name = before[from]?.name ?? '';
  if (sources === before) return false;
  const place = currentFormat().number(to + 1);
  return await saveSettings({ sources: [...sources] }, () => t('network:sources.moved', { name, place }));
}

export async function addSource(source: Source): Promise<void> {
  await saveSettings({ sources: [...known(), source] }, () => t('network:sources.added', { name: source.name }));
}

/** Asks every source, how soon it answers and how fast. False when it was stopped or failed. */
export async function testSources(): Promise<boolean> {
  const isDone = await runAction(async () => {
    const { jobId } = await call('sources.test');
    await call('jobs.result', { id: jobId });
    return true;
  });
  await useProbe.refresh();
  return isDone === true;
}

/** Tests first where no test was made. The order can be taken back. */
export async function sortByProbe(): Promise<void> {
  const before = known();
  if (useProbe.getState().value?.phase !== 'done' && !(await testSources())) return;
  const view = await runAction(() => call('sources.sortByProbe'));
  if (view === undefined) return;
  useSettings.receive({ ok: true, value: view });
  await useNetwork.refresh();
  toast({
    text: () => t('network:sources.sorted'),
    action: {
      label: () => t('common:undo'),
      run: async () => void (await saveSettings({ sources: [...before] }, null)),
    },
  });
}
