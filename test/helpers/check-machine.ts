import { chmod, lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { FixOutcome, FixPreview } from '../../electron/contract/doctor.ts';
import { type RunProgram, runProgram } from '../../electron/core/base/programs/run-program.ts';
import { type Core, createCore } from '../../electron/core/create-core.ts';
import { createHandlers, type Handlers } from '../../electron/core/create-handlers.ts';
import type { Check, Found } from '../../electron/core/doctor/checks/check.ts';
import { type CheckToolsOfRun, createCheckTools } from '../../electron/core/doctor/machine/create-check-tools.ts';
import { installFakeSdk } from './fake-sdk.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * A machine made for one check: a login shell (a real `sh` that reads `~/.profile`), a process environment, files of
 * the home and of the system.
 *
 *     const machine = await openCheck(sandbox, gorootCheck, { loginEnv: { GOROOT: '/nowhere' }, active: 'go1.26.3' });
 *     const [found] = await machine.find();            // the findings, [] when all is well
 *     const fixed = await machine.fixAndUndo(found);   // previews, applies, looks again, undoes; the home has the same bytes and modes after that
 *     expect(fixed.after).toEqual([]);
 */
export interface CheckMachineOptions {
  /** Where the command was started. */
  readonly folder?: string;
  /**
   * Added to the process's environment, which has HOME, SHELL=/bin/sh and PATH (the shims and `bin` below the sandbox).
   */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * What ~/.profile exports. Without PATH here, it exports the shims and `bin` below the sandbox: nothing of the
   * machine is on it.
   */
  readonly loginEnv?: Readonly<Record<string, string>>;
  /**
   * Path below the user's home to text, or to text with a mode. A `.profile` here stands before what `loginEnv`
   * exports.
   */
  readonly files?: Readonly<Record<string, string | { readonly text: string; readonly mode: number }>>;
  /** As `files`, below the folder that stands for `/`. */
  readonly systemFiles?: CheckMachineOptions['files'];
  /** A fake SDK of this version, installed and active; with more files of it, path below its root to text. */
  readonly active?: string | { readonly version: string; readonly files?: Readonly<Record<string, string>> };
  /** The root of a real SDK, linked into versions/ and active. */
  readonly realGo?: string;
  readonly os?: NodeJS.Platform;
  readonly runProgram?: RunProgram;
  /** For the login shell; default 20 s, for a busy machine. */
  readonly shellLimitMs?: number;
}

export interface CheckMachine {
  readonly core: Core;
  readonly handlers: Handlers;
  /** Stands for `/`. */
  readonly systemRoot: string;
  /** The folder of programs on both PATHs: empty at first. */
  readonly bin: string;
  /** Fresh tools, as one run of the checks has them. */
  tools(): CheckToolsOfRun;
  /** Runs the check with fresh tools. Fails the test when it is not applicable. */
  find(): Promise<readonly Found[]>;
  run(): Promise<readonly Found[] | 'not-applicable'>;
  /**
   * Has a finding repaired and undoes that. Asserts that looking and previewing changed nothing, that a preview has
   * steps, and that after undoing the home has the bytes, modes and links of before. `after`: what the check finds once
   * it is repaired.
   */
  fixAndUndo(
    found: Found | undefined,
  ): Promise<{ readonly preview: FixPreview; readonly outcome: FixOutcome; readonly after: readonly Found[] }>;
  /** Undoes a journal entry as the window does. */
  undo(journalId: string): Promise<void>;
}

export async function openCheck(
  sandbox: Sandbox,
  check: Check,
  options: CheckMachineOptions = {},
): Promise<CheckMachine> {
  const systemRoot = path.join(sandbox.dir, 'system');
  const bin = path.join(sandbox.dir, 'bin');
  await Promise.all([mkdir(systemRoot, { recursive: true }), mkdir(bin, { recursive: true })]);
  const onPath = `${path.join(sandbox.home, 'shims')}:${bin}`;
  await writeFiles(systemRoot, options.systemFiles ?? {});
  await writeFiles(sandbox.userHome, options.files ?? {});
  await exportAll(path.join(sandbox.userHome, '.profile'), { PATH: onPath, ...options.loginEnv });
  const env = { HOME: sandbox.userHome, SHELL: '/bin/sh', PATH: onPath, ...options.env };
  const { native, log, clock, os } = sandbox.context;
  const core = createCore({
    ...{ home: sandbox.home, env, userHome: sandbox.userHome, native, log, clock, systemRoot },
    ...{ os: options.os ?? os, version: '0.0.0-test' },
  });
  const handlers = createHandlers(core, { version: '0.0.0-test' });
  onTestFinished(() => handlers.close());
  await makeActive(core, options);

  const tools = () => {
    const made = createCheckTools({
      ...{ core, systemRoot, runProgram: options.runProgram ?? runProgram, signal: new AbortController().signal },
      shellLimitMs: options.shellLimitMs ?? 20_000,
      folder: options.folder ?? null,
    });
    onTestFinished(made.close);
    return made;
  };
  const run = async () => await check.run(tools().tools);
  const find = async () => {
    const found = await run();
    if (found === 'not-applicable') throw new Error(`${check.id} says that it is not applicable here`);
    return found;
  };
  const undo = async (id: string) => {
    const result = await handlers.call('journal.undo', { id });
    expect(result, `undo of ${id}`).toMatchObject({ ok: true });
  };
  return {
    ...{ core, handlers, systemRoot, bin, tools, run, find, undo },
    async fixAndUndo(found) {
      if (found?.fix === undefined) throw new Error(`${check.id} offers no fix: ${JSON.stringify(found)}`);
      const before = await readTree(sandbox.userHome);
      const preview = await found.fix.preview();
      expect(preview.steps).not.toEqual([]);
      expect(await readTree(sandbox.userHome), 'after looking and previewing').toEqual(before);
      const outcome = await found.fix.apply();
      if (outcome.jobId === null) expect(outcome.journalIds, 'what was changed is journaled').not.toEqual([]);
      const after = await find();
      for (const id of [...outcome.journalIds].reverse()) await undo(id);
      expect(await readTree(sandbox.userHome), 'after undoing').toEqual(before);
      return { preview, outcome, after };
    },
  };
}

async function makeActive(core: Core, { active, realGo }: CheckMachineOptions): Promise<void> {
  if (realGo !== undefined) {
    const sdks = await core.sdks();
    const jobs = await core.jobs();
    const { done } = jobs.start({ kind: 'import', target: realGo }, (progress) =>
      sdks.import(realGo, { mode: 'link', progress }),
    );
    await (await core.switching()).use((await done).name);
  } else if (active !== undefined) {
    const sdk = typeof active === 'string' ? { version: active } : active;
    const { os, arch } = core.context.native;
    await (await core.switching()).use(await installFakeSdk(core.context, { os, arch, ...sdk }));
  }
}

/** Makes a program that can be run; by default one that does nothing. */
export async function writeProgram(file: string, script = ''): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

async function writeFiles(folder: string, files: NonNullable<CheckMachineOptions['files']>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const { text, mode } = typeof content === 'string' ? { text: content, mode: 0o644 } : content;
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    await chmod(file, mode);
  }
}

/** One line for each variable, after what is there. */
async function exportAll(file: string, env: Readonly<Record<string, string>>): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const lines = Object.entries(env).map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`);
  await writeFile(file, before + lines.join(''));
}

/** GoSwitch's own books, and what running a real go leaves: neither is what a fix changes. */
const OWN =
  /^\.goswitch$|^\.goswitch\/(journal\.jsonl|backups|locks|logs|staging)(\/|$)|^(\.config|Library\/Application Support)\/go\/telemetry(\/|$)|^\.cache(\/|$)/;

/** Every file, folder and link below a folder: its mode, and its bytes or where it points. */
export async function readTree(folder: string): Promise<Readonly<Record<string, string>>> {
  const tree: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    if (OWN.test(name)) continue;
    const { mode } = await lstat(file);
    const content = entry.isSymbolicLink()
      ? `-> ${await readlink(file)}`
      : entry.isFile()
        ? (await readFile(file)).toString('latin1')
        : '';
    tree[name] = `${(mode & 0o7777).toString(8)} ${content}`;
  }
  return tree;
}
