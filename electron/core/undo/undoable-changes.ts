import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JobRef, UndoOutcome } from '../../contract/api.ts';
import { AppError, fromErrorShape } from '../../contract/errors.ts';
import type { JournalEntry } from '../../contract/models.ts';
import { settingsSchema } from '../../contract/settings.ts';
import { REDACTED } from '../base/log/redact-secrets.ts';
import type { SettingsChanges } from '../base/settings/settings-store.ts';
import type { Core } from '../create-core.ts';
import type { SdkJobs } from '../handlers/sdk-jobs.ts';

export interface UndoTools {
  readonly core: Core;
  readonly sdkJobs: SdkJobs;
}

/**
 * A kind of journal entry that can be undone. Whether one was made at all, after a kill, is told by its evidence
 * (core/base/journal/evidence.ts).
 */
export interface UndoableChange {
  /** What an entry changed: of two entries with a subject in common the later one is undone first. */
  readonly subjects: (entry: JournalEntry) => readonly string[];
  /** What an entry holds is judged again: the journal is a file that anyone may have edited. */
  readonly undo: (entry: JournalEntry, tools: UndoTools) => Promise<UndoOutcome>;
}

const DONE: UndoOutcome = { kind: 'done' };

const onTarget = (subject: string) => (entry: JournalEntry) => [`${subject} ${entry.target}`];
const pin: UndoableChange = { subjects: ({ undo }) => [`pin ${String(undo?.['file'])}`], undo: undoProjects };
const projectList: UndoableChange = { subjects: () => ['projects'], undo: undoProjects };
const program: UndoableChange = { subjects: onTarget('program'), undo: undoProgram };
const arrived: UndoableChange = { subjects: onTarget('sdk'), undo: undoArrival };

/** By action. Not a settings file that was set aside: put back, it would be set aside again at the next read. */
export const UNDOABLE: ReadonlyMap<string, UndoableChange> = new Map<string, UndoableChange>([
  ['sdk.use', { subjects: () => ['active'], undo: undoUse }],
  ['sdk.install', arrived],
  ['sdk.import', arrived],
  ['sdk.uninstall', { subjects: onTarget('sdk'), undo: undoRemoval }],
  [
    'settings.update',
    { subjects: ({ data }) => Object.keys(Object(data['changed'])).map((key) => `setting ${key}`), undo: undoSettings },
  ],
  // Profiles keep records of their own for each edit (core/manager/profiles/edit-records.ts), which know what was
  // changed since.
  ['profile.edit', { subjects: () => [], undo: undoProfileEdit }],
  ['projects.add', projectList],
  ['projects.remove', projectList],
  ['projects.group', projectList],
  ['projects.pin', pin],
  ['projects.unpin', pin],
  ['go-env.edit', { subjects: onTarget('file'), undo: undoGoEnv }],
  ['go-env.profiles', { subjects: () => ['go-env.profiles'], undo: undoEnvPresets }],
  ['go-env.telemetry', { subjects: () => ['go-env.telemetry'], undo: undoTelemetry }],
  ['folder.make', { subjects: onTarget('folder'), undo: undoFolder }],
  ['modes.change', { subjects: ({ undo }) => filesOf(undo).map((file) => `modes ${file}`), undo: undoModeChange }],
  ['program.rebuild', program],
  ['program.restore', program],
  ['shims.write', { subjects: () => ['shims'], undo: undoShimChange }],
]);

function filesOf(undo: JournalEntry['undo']): string[] {
  const files = undo?.['files'];
  return Array.isArray(files) ? files.map((one) => String((one as { file?: unknown } | null)?.file)) : [];
}

/** `undo-impossible`, with why. */
export function undoImpossible(entry: JournalEntry, why: string): AppError {
  return new AppError('undo-impossible', `It cannot be undone (${entry.summary}): ${why}`);
}

async function undoUse(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { name } = read(entry, z.object({ name: z.string().nullable() }));
  const switching = await core.switching();
  const active = (await switching.active()) ?? '';
  if (active !== entry.target)
    throw undoImpossible(entry, active === '' ? 'no version is active by now' : `${active} is active by now`);
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
  if (JSON.stringify(before).includes(REDACTED))
    throw undoImpossible(entry, 'the old value held a secret, which the journal does not keep');
  const store = await core.settings();
  const { settings } = await store.read();
  const changed = z.record(z.string(), z.object({ to: z.unknown() })).safeParse(entry.data['changed']).data ?? {};
  for (const [key, { to }] of Object.entries(changed)) {
    if (!isEffective(settings, key, to)) throw undoImpossible(entry, `${key} has another value by now`);
  }
  await store.update(before as SettingsChanges);
  return DONE;
}

/** @param value as the journal has it: null for the default */
function isEffective(settings: object, key: string, value: unknown): boolean {
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
  const [{ goEnvUndo, restoreGoEnv }, journal, locks] = await Promise.all([
    import('../doctor/go-env-file/edit-go-env.ts'),
    core.journal(),
    core.locks(),
  ]);
  await restoreGoEnv({ context: core.context, journal, locks }, read(entry, goEnvUndo));
  return DONE;
}

async function undoEnvPresets(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { presetsSchema } = await import('../doctor/go-env/env-presets.ts');
  const { profiles } = read(entry, z.object({ profiles: presetsSchema }));
  await (await core.goEnv()).presets.restore(profiles);
  return DONE;
}

async function undoTelemetry(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { mode } = read(entry, z.object({ mode: z.enum(['on', 'local', 'off']) }));
  await (await core.goEnv()).setTelemetry(mode);
  return DONE;
}

async function undoFolder(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { foldersUndo, undoFolders } = await import('../doctor/fixes/make-folder-fix.ts');
  await undoFolders(core, read(entry, foldersUndo));
  return DONE;
}

async function undoModeChange(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { modesUndo, undoModes } = await import('../doctor/fixes/change-modes-fix.ts');
  await undoModes(core, read(entry, modesUndo));
  return DONE;
}

async function undoShimChange(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { shimsUndo, undoShims } = await import('../doctor/fixes/shims-fix.ts');
  await undoShims(core, read(entry, shimsUndo));
  return DONE;
}

async function undoProgram(entry: JournalEntry, { core }: UndoTools): Promise<UndoOutcome> {
  const { programUndo, restoreProgram } = await import('../doctor/programs/replace-program.ts');
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
