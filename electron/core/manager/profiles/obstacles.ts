import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import {
  type DetectedTarget,
  isShellName,
  type ProfileLine,
  type ProfileObstacle,
  type ShellCheck,
} from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { Shell } from '../shells/shell.ts';
import { shellNamed } from '../shells/shells.ts';
import { askShell } from './ask-shell.ts';
import { explainVariable } from './explain-variable.ts';
import { addsOneFolder, aliasesOnlyGo, setsOnly } from './line-purpose.ts';
import type { TerminalMaker } from './pseudo-terminal.ts';
import { emptyEnv } from './shell-environment.ts';

interface ObstaclesOptions {
  readonly targets: readonly DetectedTarget[];
  readonly proofs: readonly ShellCheck[];
  readonly bash: string | null;
  readonly terminal: TerminalMaker | null;
  readonly timeoutMs: number;
  readonly runProgram: RunProgram;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lines of others that defeat the switch: what shadows GoSwitch's `go` in a proof, and an exported GOROOT, which makes
 * every `go` use one root's tools (golang/go#34214). One per line, whatever shells and modes it shows in.
 */
export async function findObstacles(context: CoreContext, options: ObstaclesOptions): Promise<ProfileObstacle[]> {
  const found: ProfileObstacle[] = [];
  for (const { shell, outcome, go, shadowedBy, summary } of options.proofs) {
    if (outcome !== 'shadowed' || shadowedBy === null) continue;
    const kind = go !== null && path.isAbsolute(go) ? 'path' : 'alias';
    const isAlone = kind === 'path' ? addsOneFolder(shadowedBy.text) : aliasesOnlyGo(shadowedBy.text);
    const fixable = isAlone && (await isFixable(context, shadowedBy));
    found.push({ kind, shell, at: shadowedBy, fixable, summary });
  }
  for (const { target, executable } of options.targets) {
    if (executable === null || !isShellName(target)) continue;
    const at = await gorootLine(context, { ...options, shell: shellNamed(target), executable });
    if (at === null) continue;
    const summary = `GOROOT is exported, so every go uses that root whatever version is chosen: ${at.file}, line ${at.line}: ${at.text.trim()}`;
    const fixable = setsOnly(at.text, 'GOROOT') && (await isFixable(context, at));
    found.push({ kind: 'goroot', shell: target, at, fixable, summary });
  }
  return found.filter(
    (one, at) => found.findIndex((other) => other.kind === one.kind && isSameLine(other.at, one.at)) === at,
  );
}

async function gorootLine(
  context: CoreContext,
  {
    shell,
    executable,
    bash,
    terminal,
    timeoutMs,
    runProgram,
    signal,
  }: ObstaclesOptions & { readonly shell: Shell; readonly executable: string },
): Promise<ProfileLine | null> {
  const start = { shell, executable, isLogin: true, isInteractive: true, env: emptyEnv(context), runProgram };
  const goroot = await askShell(shell.whichGo, { ...start, cwd: context.userHome, timeoutMs, terminal, signal }).then(
    (answers) => answers[2]!.trim(),
    (error: unknown) => {
      if (isAppError(error, 'shell-failed')) return '';
      throw error;
    },
  );
  if (goroot === '') return null;
  return explainVariable(context, { ...start, bash, signal, name: 'GOROOT', value: goroot });
}

/**
 * A file of the user's own that can be written; not one of the system's, and not what another program keeps rewriting.
 */
export async function isFixable(
  context: Pick<CoreContext, 'userHome'>,
  { file }: Pick<ProfileLine, 'file'>,
): Promise<boolean> {
  if (!isInUserHome(context, file) || path.basename(file) === 'fish_variables') return false;
  return access(file, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** As the path is written: a profile that is a link to somewhere else is still this user's. `..` would lead out. */
export function isInUserHome({ userHome }: Pick<CoreContext, 'userHome'>, file: string): boolean {
  return path.normalize(file) === file && file.startsWith(`${userHome}${path.sep}`);
}

function isSameLine(one: ProfileLine, other: ProfileLine): boolean {
  return one.file === other.file && one.line === other.line;
}
