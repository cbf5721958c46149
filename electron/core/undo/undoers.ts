import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JobRef, UndoOutcome } from '../../contract/api.ts';
import { AppError, fromErrorShape } from '../../contract/errors.ts';
import type { JournalEntry } from '../../contract/models.ts';
import { settingsSchema } from '../../contract/settings.ts';
import type { Core } from '../create-core.ts';
import type { SdkJobs } from '../handlers/sdk-jobs.ts';
import { REDACTED } from '../log/redact-secrets.ts';
import type { SettingsChanges } from '../settings/settings-store.ts';
import type { UndoableAction } from './undo-states.ts';

export interface UndoTools {
  readonly core: Core;
  readonly sdkJobs: SdkJobs;
}

export type Undoer = (entry: JournalEntry, tools: UndoTools) => Promise<UndoOutcome>;

const DONE: UndoOutcome = { kind: 'done' };

/** How each kind of entry is undone. What an entry holds is judged anew: the journal is a file that anyone may have edited. */
export const UNDOERS: Readonly<Record<UndoableAction, Undoer>> = {
  'sdk.use': undoUse,
  'sdk.install': undoArrival,
  'sdk.import': undoArrival,
  'sdk.uninstall': undoRemoval,
  'settings.update': undoSettings,
  'profile.edit': undoProfileEdit,
  'projects.add': undoProjects,
  'projects.remove': undoProjects,
  'projects.group': undoProjects,
  'projects.pin': undoProjects,
  'projects.unpin': undoProjects,
  'go-env.edit': undoGoEnv,
  'go-env.profiles': undoEnvProfiles,
  'go-env.telemetry': undoTelemetry,
  'folder.make': undoFolder,
  'modes.change': undoModeChange,
  'program.rebuild': undoProgram,
  'program.restore': undoProgram,
  'shims.write': undoShimChange,
};

/** `undo-impossible`, with why. */
export function undoImpossible(entry: JournalEntry, why: string): AppError {
  return new AppError('undo-impossible', `It cannot be undone (${entry.summary}): ${why}`);
}

async function undoUse(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { name } = read(entry, z.object({ name: z.string().nullable() }));
  const switching = await core.switching();
  const active = (await switching.active()) ?? '';
  if (active !== entry.target) throw undoImpossible(entry, active === '' ? 'no version is active by now' : `${active} is active by now`);
  if (name === null) await switching.useNone();
  else await switching.use(name);
  return DONE;
}

async function undoArrival(entry: JournalEntry, { sdkJobs }: UndoTools): Promise<UndoOutcome> {
  return started(await sdkJobs.remove(read(entry, z.object({ name: z.string() })).name));
}

const arrival = z.discriminatedUnion('action', [
  z.object({ action: z.literal('sdk.install'), version: z.string(), arch: z.string() }),
  z.object({ action: z.literal('sdk.import'), folder: z.string(), mode: z.enum(['copy', 'link']) }),
]);

/** The same version from the sources as they are now, or the same folder linked again. */
async function undoRemoval(entry: JournalEntry, { sdkJobs }: UndoTools): Promise<UndoOutcome> {
  const again = read(entry, arrival);
  if (again.action === 'sdk.import') return started(await sdkJobs.import(again.folder, again.mode));
  return started(await sdkJobs.install({ spec: again.version, arch: again.arch }));
}

async function undoSettings(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { settings: before } = read(entry, z.object({ settings: z.record(z.string(), z.unknown()) }));
  if (JSON.stringify(before).includes(REDACTED)) throw undoImpossible(entry, 'the old value held a secret, which the journal does not keep');
  const store = await core.settings();
  const { settings } = await store.read();
  const changed = z.record(z.string(), z.object({ to: z.unknown() })).safeParse(entry.data['changed']).data ?? {};
  for (const [key, { to }] of Object.entries(changed)) {
    if (!isInForce(settings, key, to)) throw undoImpossible(entry, `${key} has another value by now`);
  }
  await store.update(before as SettingsChanges);
  return DONE;
}

/** @param value as the journal has it: null for the default */
function isInForce(settings: object, key: string, value: unknown): boolean {
  if (!Object.hasOwn(settingsSchema.shape, key)) return false;
  const standard = settingsSchema.shape[key as keyof typeof settingsSchema.shape].parse(undefined);
  return isDeepStrictEqual((settings as Record<string, unknown>)[key], value ?? standard);
}

async function undoProfileEdit(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { problem } = await (await core.profiles()).undoEntry(entry.id);
  if (problem !== null) throw fromErrorShape(problem);
  return DONE;
}

async function undoProjects({ undo }: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  await (await core.projects()).restore(undo ?? {});
  return DONE;
}

async function undoGoEnv(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const [{ goEnvUndo, restoreGoEnv }, journal, locks] = await Promise.all([import('../go-env/edit-go-env.ts'), core.journal(), core.locks()]);
  await restoreGoEnv({ context: core.context, journal, locks }, read(entry, goEnvUndo));
  return DONE;
}

async function undoEnvProfiles(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { profilesSchema } = await import('../go-env/env-profiles.ts');
  const { profiles } = read(entry, z.object({ profiles: profilesSchema }));
  await (await core.goEnv()).profiles.restore(profiles);
  return DONE;
}

async function undoTelemetry(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { mode } = read(entry, z.object({ mode: z.enum(['on', 'local', 'off']) }));
  await (await core.goEnv()).setTelemetry(mode);
  return DONE;
}

async function undoFolder(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { foldersUndo, undoFolders } = await import('../health/fixes/make-folder-fix.ts');
  await undoFolders(core, read(entry, foldersUndo));
  return DONE;
}

async function undoModeChange(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { modesUndo, undoModes } = await import('../health/fixes/change-modes-fix.ts');
  await undoModes(core, read(entry, modesUndo));
  return DONE;
}

async function undoShimChange(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { shimsUndo, undoShims } = await import('../health/fixes/shims-fix.ts');
  await undoShims(core, read(entry, shimsUndo));
  return DONE;
}

async function undoProgram(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { programUndo, restoreProgram } = await import('../mismatches/replace-program.ts');
  await restoreProgram(core, read(entry, programUndo));
  return DONE;
}

function read<T>(entry: JournalEntry, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(entry.undo);
  if (!parsed.success) throw undoImpossible(entry, 'the journal does not say how');
  return parsed.data;
}

function started({ jobId }: JobRef): UndoOutcome {
  return { kind: 'started', jobId };
}
