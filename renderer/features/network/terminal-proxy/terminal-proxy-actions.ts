import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import type { ProfileChange } from '../../../../electron/contract/profiles.ts';
import type { ProxyValues } from '../../../../electron/contract/terminal-proxy.ts';
import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { t } from '../../../i18n/i18n.ts';
import { useGoEnv } from '../go-env/go-env-store.ts';
import { useTerminalProxy } from './terminal-proxy-store.ts';
import { writtenFiles } from './terminal-proxy-values.ts';

/** What would be done: the variables given to new terminals, or (null) taken away. */
export function previewTerminalProxy(values: ProxyValues | null): Promise<readonly ProfileChange[]> {
  return values === null ? call('terminalProxy.previewUndo', {}) : call('terminalProxy.preview', { variables: values });
}

/**
 * Does it and says so, with one undo for all files. Resolves to what was refused; undefined when it failed, and
 * `onError` has why.
 */
export async function applyTerminalProxy(
  values: ProxyValues | null,
  onError: (error: ErrorShape) => void,
): Promise<readonly ProfileChange[] | undefined> {
  const work = () =>
    values === null ? call('terminalProxy.undo', {}) : call('terminalProxy.apply', { variables: values });
  const changes = await runAction(work, { onError });
  if (changes === undefined) return undefined;
  const written = writtenFiles(changes);
  const ids = written.flatMap(({ journalId }) => journalId ?? []);
  if (written.length > 0) {
    const key = values === null ? 'network:terminals.taken' : 'network:terminals.given';
    toast({
      text: () => t(key, { count: written.length }),
      ...(ids.length === 0 ? {} : { action: { label: () => t('common:undo'), run: () => undoAll(ids) } }),
    });
  }
  await useTerminalProxy.refresh();
  return changes.filter(({ action }) => action === 'refused');
}

/** Newest first: a later edit of the same file is undone before an earlier one. */
async function undoAll(ids: readonly string[]): Promise<void> {
  await runAction(async () => {
    for (const id of ids.toReversed()) await call('journal.undo', { id });
    toast({ text: () => t('goEnv:done.undone') });
  });
  await useTerminalProxy.refresh();
  void useGoEnv.refresh();
}
