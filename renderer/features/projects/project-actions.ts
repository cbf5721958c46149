/** What a person can do with projects. Failures become notices; every change offers its undo. */
import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { baseName } from '../../components/home-path.ts';
import { runAction } from '../../components/run-action.ts';
import { toast } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useApp, useProjects, useSdks } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import { missingVersion } from './missing-versions.ts';
import { exactPin } from './pin-options.ts';
import { type OpenMethod, openMethod, projectAction } from './project-action.ts';
import { standingOf } from './project-standing.ts';
import { askForPin, openProject } from './projects-view.ts';

/** True when it is on the list now. */
export async function addProject(folder: string): Promise<boolean> {
  const known = useProjects.getState().value?.projects.map((project) => project.folder) ?? [];
  const info = await runAction(() => call('projects.add', { folder }));
  if (info === undefined) return false;
  await useProjects.refresh();
  const name = baseName(info.folder);
  if (known.includes(info.folder)) toast({ text: () => t('projects:done.known', { name }), tone: 'plain' });
  else
    toast({
      text: () => t('projects:done.added', { name }),
      action: undoAction([{ action: 'projects.add', target: info.folder }]),
    });
  return true;
}

export async function pickProject(): Promise<boolean> {
  const folder = await runAction(() => call('host.pickFolder', { title: t('projects:add.title') }));
  return folder == null ? false : await addProject(folder);
}

export async function removeProject(folder: string): Promise<void> {
  if ((await runAction(() => call('projects.remove', { folder }))) === undefined) return;
  await useProjects.refresh();
  toast({
    text: () => t('projects:done.removed', { name: baseName(folder) }),
    action: undoAction([{ action: 'projects.remove', target: folder }]),
  });
}

export async function pinProject(folder: string, spec: string): Promise<void> {
  const pinned = await runAction(() => call('projects.pin', { folder, spec }));
  if (pinned === undefined) return;
  await useProjects.refresh();
  const text = () => t('projects:done.pinned', { name: baseName(folder), spec: pinned.spec });
  toast(pinned.changed ? { text, action: undoAction([{ action: 'projects.pin', target: pinned.file }]) } : { text });
}

export async function pinGroup(name: string, spec: string): Promise<void> {
  const results = await runAction(() => call('projects.pinGroup', { name, spec }));
  if (results === undefined) return;
  await useProjects.refresh();
  const changed = results.flatMap(({ result }) =>
    result.ok && result.value.changed ? [{ action: 'projects.pin', target: result.value.file }] : [],
  );
  const failed = results.filter(({ result }) => !result.ok).map(({ folder }) => baseName(folder));
  const text = () =>
    failed.length === 0
      ? t('projects:done.groupPinned', { name, spec })
      : t('projects:done.groupPartly', { name, spec, failed: failed.join(', ') });
  toast({
    text,
    tone: failed.length === 0 ? 'ok' : 'plain',
    ...(changed.length === 0 ? {} : { action: undoAction(changed) }),
  });
}

export async function unpinProject(folder: string): Promise<void> {
  const unpinned = await runAction(() => call('projects.unpin', { folder }));
  if (!unpinned?.removed) return;
  await useProjects.refresh();
  toast({
    text: () => t('projects:done.unpinned', { name: baseName(folder) }),
    action: undoAction([{ action: 'projects.unpin', target: unpinned.file }]),
  });
}

let changing: Promise<void> = Promise.resolve();

/**
 * Puts a project into a group, made when there is none of the name; null takes it out of the one it is in. One change
 * after the other: the engine is handed the whole group, so each must see what the one before it made.
 */
export function setGroup(folder: string, name: string | null): Promise<void> {
  changing = changing.catch(() => undefined).then(() => changeGroup(folder, name));
  return changing;
}

async function changeGroup(folder: string, name: string | null): Promise<void> {
  const groups = useProjects.getState().value?.groups ?? [];
  const from = groups.find(({ folders }) => folders.includes(folder));
  const changed = name ?? from?.name;
  if (changed === undefined || from?.name === name) return;
  const members = groups.find((group) => group.name === changed)?.folders ?? [];
  const folders = name === null ? members.filter((member) => member !== folder) : [...members, folder];
  if ((await runAction(() => call('projects.setGroup', { name: changed, folders: [...folders] }))) === undefined)
    return;
  await useProjects.refresh();
  const key = name === null ? 'left' : 'joined';
  toast({
    text: () => t(`projects:done.${key}`, { name: baseName(folder), group: changed }),
    action: undoAction([{ action: 'projects.group', target: changed }]),
  });
}

/** Installs one after the other's start; the jobs run beside each other as the engine allows. */
export async function installVersions(specs: readonly string[]): Promise<void> {
  await Promise.all(specs.map(installVersion));
}

async function installVersion(spec: string): Promise<void> {
  const isDone = await runAction(async () => {
    const { jobId } = await call('sdks.install', { spec });
    await call('jobs.result', { id: jobId });
    return true;
  });
  if (isDone === undefined) return;
  await useProjects.refresh();
  toast({ text: () => t('projects:done.installed', { version: spec.replace(/^go/, '') }) });
}

export async function openIn(method: OpenMethod, folder: string): Promise<void> {
  await runAction(() => call(method, { path: folder }));
}

/** Does the one thing that a row's button says. */
export function runProjectAction(info: ProjectInfo): void {
  const { folder } = info;
  const capabilities = useApp.getState().value?.capabilities ?? [];
  switch (projectAction(info, capabilities)) {
    case 'remove':
      void removeProject(folder);
      break;
    case 'install':
      void installVersions([missingVersion(info)!]);
      break;
    case 'open':
      void openIn(openMethod(capabilities)!, folder);
      break;
    case 'details':
      openProject(folder);
      break;
    case 'resolve':
      askForPin(folder, { spec: wantedPin(info) });
      break;
    default:
      askForPin(folder);
  }
}

/** The version that go.mod makes the go command run, as a pin. */
function wantedPin(info: ProjectInfo): string | null {
  const standing = standingOf(info);
  if (standing.kind !== 'overruled') return null;
  const sdk = useSdks.getState().value?.find(({ version }) => version === standing.runs);
  return exactPin(standing.runs, sdk?.family ?? null);
}

function undoAction(changes: readonly { readonly action: string; readonly target: string }[]): {
  label: () => string;
  run: () => Promise<void>;
} {
  return { label: () => t('common:undo'), run: () => undoLatest(changes) };
}

/** Through the journal, so that it is the same change as undoing it there. */
async function undoLatest(changes: readonly { readonly action: string; readonly target: string }[]): Promise<void> {
  await runAction(async () => {
    for (const { action, target } of changes) {
      const entries = await call('journal.list', { action, limit: 50 });
      const entry = entries.find((item) => item.target === target && item.undoState === 'possible');
      if (entry !== undefined) await call('journal.undo', { id: entry.id });
    }
    await useProjects.refresh();
    toast({ text: () => t('projects:done.undone') });
  });
}
