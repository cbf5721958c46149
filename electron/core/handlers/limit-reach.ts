/**
 * What a window may name (contract/api-reach.ts), enforced before a handler runs. A name that the engine does not know
 * by itself is put to the person by the host, and refused where the host cannot ask: the command does the same there,
 * in the person's own hands.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ApiMethod, ApiResult } from '../../contract/api.ts';
import { API_REACH, type FieldReach } from '../../contract/api-reach.ts';
import { AppError } from '../../contract/errors.ts';
import { MIRROR_PRESETS } from '../../contract/mirror-presets.ts';
import type { ProfileLine } from '../../contract/profiles.ts';
import type { OpenQuestion, ReachQuestion, ReachQuestionKind } from '../../contract/questions.ts';
import { type Source, settingsSchema } from '../../contract/settings.ts';
import { absolutePath } from '../base/files/absolute-path.ts';
import { redactSecretsIn } from '../base/log/redact-secrets.ts';
import { isLoopback } from '../base/network/loopback.ts';
import type { Core } from '../create-core.ts';
import type { CallContext } from './handler-table.ts';
import { reachOfGoValues } from './reach-of-go-values.ts';

/** Asks the person, where the page cannot answer. Resolves to whether they said yes. */
export type AskPerson = (question: ReachQuestion, call: CallContext) => Promise<boolean>;

interface ReachLimits {
  /** Throws `permission-denied` for what may not be named, `cancelled` when the person said no. */
  check(method: ApiMethod, input: unknown, call: CallContext): Promise<void>;
  /** Takes from a result what the window may name from now on. */
  learn(method: ApiMethod, result: unknown): void;
  /** What the person is being asked, oldest first; `questionsChanged` tells of each change. */
  questions(): readonly OpenQuestion[];
}

type Check = (value: unknown, input: Readonly<Record<string, unknown>>, call: CallContext) => Promise<void>;

/** More than a person answers one after the other; a page that asks on is refused instead of covering the screen. */
const MOST_QUESTIONS = 3;

const COMMANDS: Readonly<Record<ReachQuestionKind, string>> = {
  folder: 'Use the goswitch command in a terminal for this folder, or move it below your home',
  sdk: 'Use the command instead: goswitch import DIR',
  program: 'Use the command instead: goswitch scan --rebuild FILE',
  address: 'Use the command instead: goswitch settings set sources ... (or goproxy)',
  trust: 'Use the command instead: goswitch settings set sources ...',
  authorities: 'Use the command instead: goswitch settings set caFile FILE',
  proxy: 'Use the command instead: goswitch settings set proxyUrl URL',
  'go-values': 'Use the command instead: go env -w NAME=VALUE',
};

export function createReachLimits(
  core: Core,
  askPerson: AskPerson | null,
  where: OpenQuestion['where'] = 'terminal',
): ReachLimits {
  const { context } = core;
  const picked = new Set<string>();
  const allowedFolders = new Set<string>();
  const lines = new Set<string>();
  const programs = new Set<string>();
  let open: readonly OpenQuestion[] = [];
  let lastId = 0;

  async function ask(kind: ReachQuestionKind, names: readonly string[], call: CallContext): Promise<void> {
    if (names.length === 0) return;
    if (askPerson === null) throw refused(kind, names);
    if (open.length >= MOST_QUESTIONS)
      throw new AppError('too-many-requests', 'Too many questions are open', { hint: 'Answer those first' });
    lastId += 1;
    const question = redactSecretsIn<OpenQuestion>({ id: lastId, where, kind, names });
    setOpen([...open, question]);
    try {
      if (!(await askPerson({ kind, names }, call)))
        throw new AppError('cancelled', 'This was not allowed', { hint: COMMANDS[kind] });
    } finally {
      setOpen(open.filter((other) => other !== question));
    }
  }

  /** Told to every window, whichever asked: somebody may be asking who is not the person. */
  function setOpen(questions: readonly OpenQuestion[]): void {
    open = questions;
    context.events.emit('questionsChanged', { questions });
  }

  const isBelow = (folder: string, file: string) =>
    file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
  /** Links are followed: what lies in the home may lead out of it. */
  async function isBelowHome(file: string): Promise<boolean> {
    const [home, real] = await Promise.all(
      [context.userHome, file].map((each) => realpath(each).catch(() => path.resolve(each))),
    );
    return isBelow(home!, real!);
  }

  async function checkFolders(folders: readonly string[], call: CallContext): Promise<void> {
    const asked: string[] = [];
    for (const text of folders) {
      const folder = absolutePath(text, context);
      if (
        !picked.has(folder) &&
        !allowedFolders.has(folder) &&
        !(await isBelowHome(folder)) &&
        !(await listedProjects()).includes(folder)
      )
        asked.push(folder);
    }
    await ask('folder', asked, call);
    // One step of a window has several calls; the person answers once.
    for (const folder of asked) allowedFolders.add(folder);
  }

  const listedProjects = async () => (await (await core.projects()).list()).map(({ folder }) => folder);

  const checks: Readonly<Record<FieldReach, Check>> = {
    value: async () => undefined,
    words: async () => undefined,
    secret: async () => undefined,
    variables: async () => undefined,
    // The host sees clicks; core does not.
    link: async () => undefined,
    async shown(value) {
      // A look at a folder of another machine already tells that machine who looks.
      if (context.os === 'win32' && /^[\\/]{2}/.test(String(value)) && !picked.has(String(value))) {
        throw new AppError('permission-denied', `${value} is on another machine`);
      }
    },
    async source(value) {
      if (value === 'proxy') return;
      const { settings } = await (await core.settings()).read();
      if (settings.sources.some(({ name }) => name === value)) return;
      throw new AppError('source-unknown', `${value} is not one of the configured sources`, {
        hint: 'Add it under Network, or use goswitch install --from',
      });
    },
    async sdk(value, _input, call) {
      const text = String(value);
      if (!/^~|[\\/]/.test(text)) return;
      const folder = absolutePath(text, context);
      if (picked.has(folder) || (await (await core.sdks()).list()).some(({ root }) => root === folder || root === text))
        return;
      await ask('sdk', [folder], call);
    },
    folder: (value, _input, call) => checkFolders([value].flat() as string[], call),
    async project(value) {
      const listed = await listedProjects();
      for (const text of [value].flat() as string[]) {
        if (listed.includes(absolutePath(text, context))) continue;
        throw new AppError('invalid-input', `${text} is not in the list of projects`, { hint: 'Add it first' });
      }
    },
    async programs(value, _input, call) {
      const files = ([value].flat() as string[]).map((file) => absolutePath(file, context));
      if (!files.every((file) => programs.has(file)))
        learnPrograms(await (await core.programs()).scan({ programsOnly: true, signal: call.signal }));
      await ask(
        'program',
        files.filter((file) => !programs.has(file)),
        call,
      );
    },
    async profile(_value, { file, line, text }) {
      if (lines.has(keyOf({ file, line, text } as ProfileLine))) return;
      throw new AppError('fix-impossible', 'GoSwitch did not report this line', {
        hint: 'Check the environment again',
      });
    },
    async settings(value, _input, call) {
      const { settings: now } = await (await core.settings()).read();
      // What does not fit is refused by the settings themselves.
      const parsed = settingsSchema.partial().safeParse(withoutNulls(value as Record<string, unknown>));
      if (!parsed.success) return;
      const { sources = [], caFile = '', proxyUrl = '', goproxy = '', scanFolders = [] } = parsed.data;
      const known = [...now.sources, ...MIRROR_PRESETS];
      const fresh = sources.filter(
        ({ kind, url, trusted }) =>
          !known.some((one) => one.kind === kind && one.url === url && (one.trusted || !trusted)),
      );
      await ask(
        'trust',
        fresh.filter(isTrusting).map(({ url }) => url),
        call,
      );
      await ask(
        'address',
        fresh.filter((source) => !isTrusting(source)).map(({ url }) => url),
        call,
      );
      if (caFile !== now.caFile) await ask('authorities', caFile === '' ? [] : [caFile], call);
      if (proxyUrl !== now.proxyUrl) await ask('proxy', proxyUrl === '' ? [] : [proxyUrl], call);
      if (goproxy !== now.goproxy) await ask('address', goproxy === '' ? [] : [goproxy], call);
      await checkFolders(
        scanFolders.filter((folder) => !now.scanFolders.includes(folder)),
        call,
      );
    },
    async 'go-values'(value, _input, call) {
      const { values, folders } = reachOfGoValues(value as Record<string, string | null>);
      const kept = await (await core.goEnv()).presets.list();
      const isKept = (text: string) =>
        kept.some((profile) => Object.entries(profile.values).some((entry) => entry.join('=') === text));
      await ask(
        'go-values',
        values.filter((text) => !isKept(text)),
        call,
      );
      await checkFolders(
        folders.filter((folder) => path.isAbsolute(folder)),
        call,
      );
    },
  };

  function learnPrograms({ binaries }: ApiResult<'programs.scan'>): void {
    for (const { file } of binaries) programs.add(file);
  }

  return {
    questions: () => open,
    async check(method, input, call) {
      const fields = input as Readonly<Record<string, unknown>>;
      for (const [field, reach] of Object.entries(API_REACH[method]) as [string, FieldReach][]) {
        if (fields[field] !== undefined) await checks[reach](fields[field], fields, call);
      }
    },
    learn(method, result) {
      if (method === 'host.pickFolder' || method === 'host.pickArchive') {
        if (typeof result === 'string') picked.add(path.normalize(result));
      }
      if (method === 'programs.scan') learnPrograms(result as ApiResult<'programs.scan'>);
      if (method === 'profiles.obstacles') {
        for (const { at, fixable } of result as ApiResult<'profiles.obstacles'>) if (fixable) lines.add(keyOf(at));
      }
      if (method === 'goEnv.set' || method === 'goEnv.switchPreset') {
        for (const { line, fixable } of (result as ApiResult<'goEnv.set'>).overruled)
          if (fixable && line !== null) lines.add(keyOf(line));
      }
    },
  };
}

/** Its word on what is genuine would count. A loopback address counts whatever the setting says. */
function isTrusting(source: Source): boolean {
  return source.trusted || isLoopback(new URL(source.url));
}

function withoutNulls(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));
}

function keyOf({ file, line, text }: Pick<ProfileLine, 'file' | 'line' | 'text'>): string {
  return JSON.stringify([file, line, text]);
}

function refused(kind: ReachQuestionKind, names: readonly string[]): AppError {
  return new AppError(
    'permission-denied',
    `The window is not allowed to use this without asking: ${names.join(', ')}`,
    {
      hint: COMMANDS[kind],
    },
  );
}
