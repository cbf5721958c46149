import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { useSettings } from '../../../engine/stores.ts';
import { t } from '../../../i18n/i18n.ts';
import { usePrograms } from './programs-store.ts';

type FolderProblem = 'problem' | 'known';

/** What keeps a folder from being added. Paths of either kind of system; the engine judges in the end. */
export function folderProblem(folder: string, known: readonly string[]): FolderProblem | null {
  if (!/^(?:[\\/]|~[\\/]|[A-Za-z]:[\\/])/.test(folder)) return 'problem';
  return known.includes(folder) ? 'known' : null;
}

export async function addScanFolder(folder: string): Promise<boolean> {
  const folders = currentFolders();
  return await saveFolders([...folders, folder], { folders, said: () => t('programs:folders.added', { folder }) });
}

export async function removeScanFolder(folder: string): Promise<boolean> {
  const folders = currentFolders();
  return await saveFolders(
    folders.filter((one) => one !== folder),
    { folders, said: () => t('programs:folders.removed', { folder }) },
  );
}

function currentFolders(): readonly string[] {
  return useSettings.getState().value?.settings.scanFolders ?? [];
}

/** Writes the setting and looks again; a toast offers to take it back. */
async function saveFolders(
  scanFolders: readonly string[],
  before?: { readonly folders: readonly string[]; readonly said: () => string },
): Promise<boolean> {
  const view = await runAction(() => call('settings.update', { changes: { scanFolders: [...scanFolders] } }));
  if (view === undefined) return false;
  useSettings.receive({ ok: true, value: view });
  if (before !== undefined) {
    toast({
      text: before.said,
      action: { label: () => t('common:undo'), run: async () => void (await saveFolders(before.folders)) },
    });
  }
  void usePrograms.refresh();
  return true;
}
