import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import type { CoreContext } from '../../../../electron/core/context.ts';
import { createLayout } from '../../../../electron/core/layout.ts';
import { versionInEffect } from '../../../../electron/core/manager/home/version-in-effect.ts';
import { quoteForSh } from '../../../../electron/core/manager/shims/shim-script.ts';
import { findPosixShells, makeSh, type PosixShell } from '../../../helpers/posix-shells.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';
import { CASES_PER_HOME, type GeneratedHome, generatedHomes } from '../../../helpers/shim-cases.ts';
import { makeShimHome } from '../../../helpers/shim-home.ts';

/** What a caller of the shim sees: which program ran, or the one line and the exit code of the failure. */
type Outcome = { readonly ran: string } | { readonly code: number; readonly line: string };

interface Call {
  readonly context: CoreContext;
  readonly cwd: string;
  readonly variable: string | undefined;
}

/** /bin/sh is one of these two nearly everywhere. */
const homeCount = (shell: string) => (shell === 'dash' || shell === 'bash' ? 26 : 6);

async function makeTrees(sandbox: Sandbox, homes: readonly GeneratedHome[]): Promise<Call[]> {
  const calls: Call[] = [];
  for (const [index, home] of homes.entries()) {
    const context = { ...sandbox.context, layout: createLayout(path.join(sandbox.dir, `home ' ${index}`)) };
    await makeShimHome(context, home);
    if (index % 2 === 0) await makeSystemGo(context);
    for (const [number, { folders, pins, depth, variable }] of home.cases.entries()) {
      const at = (count: number) => path.join(sandbox.dir, `tree ${index}-${number}`, ...folders.slice(0, count));
      await mkdir(at(folders.length), { recursive: true });
      for (const [where, content] of pins) await writeFile(path.join(at(where), '.go-version'), content);
      calls.push({ context, cwd: at(depth), variable });
    }
  }
  return calls;
}

/** The shims first, folders that are passed by, and a system's go last. */
const systemPath = ({ layout }: CoreContext) =>
  [
    layout.shims,
    '',
    'relative',
    `${layout.home}/system/folder`,
    path.join(layout.current, 'bin'),
    `${layout.home}/system/linked`,
    `${layout.home}/system/bin`,
  ].join(':');

/** A folder called go, a link to the shim, and a go that tells its version. */
async function makeSystemGo({ layout }: CoreContext): Promise<void> {
  const at = (...names: string[]) => path.join(layout.home, 'system', ...names);
  await mkdir(at('folder', 'go'), { recursive: true });
  for (const name of ['linked', 'bin']) await mkdir(at(name));
  await symlink(path.join(layout.shims, 'go'), at('linked', 'go'));
  await writeFile(at('bin', 'go'), '#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n', { mode: 0o755 });
  await writeFile(at('VERSION'), 'go1.22.0\n');
}

async function askEngine({ context, cwd, variable }: Call): Promise<Outcome> {
  const env = {
    PATH: systemPath(context),
    PWD: cwd,
    ...(variable === undefined ? {} : { GOSWITCH_VERSION: variable }),
  };
  try {
    return { ran: (await versionInEffect({ ...context, env }, { cwd })).tool };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      code: error.code === 'pin-invalid' ? 126 : 127,
      line: `goswitch: ${error.message.replaceAll('\n', ' ')}\n`,
    };
  }
}

/** All calls from one script, which costs a fork and two execs each instead of a round trip through Node. */
async function askShims(sandbox: Sandbox, shell: PosixShell, calls: readonly Call[]): Promise<Outcome[]> {
  const sh = await makeSh(sandbox.dir, shell);
  const results = path.join(sandbox.dir, 'results');
  await mkdir(results);
  const script = calls.map(({ context, cwd, variable }, index) => {
    const out = path.join(results, String(index));
    const setting =
      variable === undefined ? 'unset GOSWITCH_VERSION' : `export GOSWITCH_VERSION=${quoteForSh(variable)}`;
    const shim = quoteForSh(path.join(context.layout.shims, 'go'));
    const setPath = `PATH=${quoteForSh(systemPath(context))}`;
    return `(${setPath}; ${setting}; cd -- ${quoteForSh(cwd)} && exec ${sh} ${shim} >'${out}.out' 2>'${out}.err'); echo $? >'${out}.code'`;
  });
  await writeFile(path.join(sandbox.dir, 'calls'), script.join('\n'));
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
  await promisify(execFile)('/bin/sh', [path.join(sandbox.dir, 'calls')], { env, cwd: sandbox.dir });
  return await Promise.all(
    calls.map(async (_, index) => {
      const read = async (ending: string) => await readFile(path.join(results, `${index}.${ending}`), 'utf8');
      const [out, line, code] = [await read('out'), await read('err'), Number(await read('code'))];
      return code === 0 && line === '' ? { ran: out.slice(0, -1) } : { code, line };
    }),
  );
}

describe('the version in effect', () => {
  // zsh loses an unfinished line that ends inside a character; it then refuses in other words.
  for (const shell of findPosixShells().filter(({ name }) => name !== 'zsh')) {
    const count = homeCount(shell.name);
    it(`is what the real shim runs, or the same refusal, over ${count * CASES_PER_HOME} generated folder trees (${shell.name} as sh)`, async () => {
      const sandbox = await createSandbox();
      const seed = Date.now() & 0x7fffffff;
      const calls = await makeTrees(sandbox, fc.sample(generatedHomes, { numRuns: count, seed }));
      const said = [];
      for (const one of calls) said.push(await askEngine(one));
      const seen = await askShims(sandbox, shell, calls);
      const files = await readdir(sandbox.dir, { recursive: true });
      expect({ seed, seen, ranByContent: files.filter((name) => path.basename(name) === 'PWNED') }).toEqual({
        seed,
        seen: said,
        ranByContent: [],
      });
    }, 120_000);
  }
});
