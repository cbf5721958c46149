/** What a person can do with versions. Failures become notices; a failed install shows in its row too. */
import type { SdkRow } from '../../../electron/contract/api.ts';
import { toErrorShape } from '../../../electron/contract/errors.ts';
import { useRoute } from '../../app/route.ts';
import { runAction } from '../../components/run-action.ts';
import { toast, toastError } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useReleases } from '../../engine/stores.ts';
import { currentFormat, t } from '../../i18n/i18n.ts';
import { labelOf } from './version-row.ts';
import { exactSpec } from './version-spec.ts';
import { useVersionsView } from './versions-view.ts';

/** What names a version: a row, an SDK, a release. */
export interface Named {
  readonly version: string;
  readonly family: string | null;
  /** Below versions/, of an installed one. */
  readonly name?: string | undefined;
}

export async function installVersion(wanted: Named, { use = false } = {}): Promise<void> {
  const started = await runAction(() => call('sdks.install', { spec: exactSpec(wanted), ...(use ? { use } : {}) }));
  if (started === undefined) return;
  const version = labelOf(wanted.version);
  try {
    await call('jobs.result', { id: started.jobId });
  } catch (thrown) {
    const error = toErrorShape(thrown);
    // On the page itself the row says it, with its own way to try again.
    if (error.code !== 'cancelled' && useRoute.getState().page !== 'versions')
      toastError(error, () => void installVersion(wanted, { use }));
    return;
  }
  if (use)
    toast({
      text: () => t('versions:done.installedAndUsed', { version }),
      action: undoAction('sdk.use', wanted.version),
    });
  else
    toast({
      text: () => t('versions:done.installed', { version }),
      action: { label: () => t('versions:action.use'), run: () => switchToVersion(wanted) },
    });
}

export async function cancelJob(id: string): Promise<void> {
  await runAction(() => call('jobs.cancel', { id }));
}

export async function switchToVersion(wanted: Named): Promise<void> {
  const name = wanted.name ?? wanted.version;
  useVersionsView.setState({ switchingTo: name });
  const result = await runAction(() => call('switching.use', { sdk: exactSpec(wanted) }));
  useVersionsView.setState({ switchingTo: null });
  if (result === undefined || result.previous === result.active) return;
  toast({
    text: () => t('versions:done.used', { version: labelOf(wanted.version) }),
    action: undoAction('sdk.use', result.active),
  });
}

/** Removes without asking: `askToRemove` does that. */
export async function removeSdk(sdk: SdkRow): Promise<void> {
  const isDone = await runAction(async () => {
    const { jobId } = await call('sdks.remove', { sdk: exactSpec(sdk), ...(sdk.active ? { force: true } : {}) });
    await call('jobs.result', { id: jobId });
    return true;
  });
  if (isDone === undefined) return;
  const version = labelOf(sdk.version);
  const text = () =>
    sdk.linkedTo === null
      ? t('versions:done.removed', { version, size: currentFormat().bytes(sdk.sizeBytes ?? 0) })
      : t('versions:done.unlinked', { version });
  const canComeBack = sdk.linkedTo !== null || sdk.origin !== 'adopted';
  toast({ text, ...(canComeBack ? { action: undoAction('sdk.uninstall', sdk.name ?? sdk.version) } : {}) });
}

export async function verifySdk(sdk: SdkRow): Promise<void> {
  await runAction(() => call('sdks.verify', { sdk: exactSpec(sdk) }));
}

export async function adoptSdk(sdk: SdkRow, mode: 'copy' | 'link'): Promise<void> {
  const isDone = await runAction(async () => {
    const { jobId } = await call('sdks.import', { folder: sdk.root, mode });
    await call('jobs.result', { id: jobId });
    return true;
  });
  if (isDone === undefined) return;
  const run = () => switchToVersion({ version: sdk.version, family: sdk.family });
  toast({
    text: () => t('versions:done.adopted', { version: labelOf(sdk.version) }),
    action: { label: () => t('versions:action.use'), run },
  });
}

export async function openFolder(path: string): Promise<void> {
  await runAction(() => call('host.openFolder', { path }));
}

export async function openTerminal(path: string): Promise<void> {
  await runAction(() => call('host.openTerminal', { path }));
}

/** Asks the sources for their releases. Says that it is done where a person asked. */
export async function refreshReleases(): Promise<void> {
  if (useVersionsView.getState().isRefreshing) return;
  useVersionsView.setState({ isRefreshing: true });
  const table = await runAction(() => call('releases.refresh'));
  useVersionsView.setState({ isRefreshing: false });
  if (table === undefined) return;
  useReleases.receive({ ok: true, value: table });
  if (table.index?.stale == null) toast({ text: () => t('versions:done.refreshed') });
}

/**
 * Renews the kept list when it is older than its maximum age, or missing. What goes wrong shows in place of the list,
 * or above it.
 */
export async function renewReleases(): Promise<void> {
  useVersionsView.setState({ isRenewing: true });
  try {
    useReleases.receive({ ok: true, value: await call('releases.list') });
  } catch (error) {
    useReleases.receive({ ok: false, error: toErrorShape(error) });
  }
  useVersionsView.setState({ isRenewing: false });
}

function undoAction(action: string, target: string): { label: () => string; run: () => Promise<void> } {
  return { label: () => t('common:undo'), run: () => undoLatest(action, target) };
}

/** Through the journal, so that it is the same change as undoing it there. */
async function undoLatest(action: string, target: string): Promise<void> {
  await runAction(async () => {
    const entries = await call('journal.list', { action, limit: 20 });
    const entry = entries.find((item) => item.target === target);
    if (entry === undefined) return;
    const outcome = await call('journal.undo', { id: entry.id });
    if (outcome.kind === 'started') await call('jobs.result', { id: outcome.jobId });
    toast({ text: () => t('versions:done.undone') });
  });
}

/** Pins a project to exactly this version. */
export async function pinProject(folder: string, sdk: SdkRow): Promise<void> {
  const spec = exactSpec({ version: sdk.version, family: sdk.family }).replace(/^go/, '');
  const pinned = await runAction(() => call('projects.pin', { folder, spec }));
  if (!pinned?.changed) return;
  toast({
    text: () => t('versions:done.pinned', { folder, version: labelOf(sdk.version) }),
    action: undoAction('projects.pin', pinned.file),
  });
}
