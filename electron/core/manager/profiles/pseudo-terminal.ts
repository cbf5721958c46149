import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { ProgramOptions, ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { MARKER } from './shell-environment.ts';

/**
 * Node has no pseudo-terminal of its own, so a program that every system has makes one: script(1), else Python's pty
 * module (docs/decisions/0100). It copies between the terminal and its own input and output, which are pipes here.
 */
export interface TerminalMaker {
  readonly program: string;
  /** Arguments that run `/bin/sh -c command` at a new terminal. */
  readonly args: (command: string) => string[];
}

const FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/run/current-system/sw/bin'];

/** What makes a terminal on this machine; null on Windows, and where neither program is there. */
export async function findTerminalMaker({ os, env }: Pick<CoreContext, 'os' | 'env'>): Promise<TerminalMaker | null> {
  if (os === 'win32') return null;
  const folders = [
    ...new Set([...FOLDERS, ...(env.PATH ?? '').split(':').filter((folder) => path.isAbsolute(folder))]),
  ];
  const script = await firstProgram(folders, 'script');
  if (script !== null)
    return { program: script, args: SCRIPT_ARGS[os] ?? ((command) => ['-q', '-f', '-c', command, '/dev/null']) };
  // On a Mac without developer tools, python3 is a program that offers to install them.
  const python = os === 'darwin' ? null : await firstProgram(folders, 'python3');
  return python === null
    ? null
    : {
        program: python,
        args: (command) => ['-c', 'import pty, sys; pty.spawn(sys.argv[1:])', '/bin/sh', '-c', command],
      };
}

/**
 * The BSDs take the command after the file. util-linux and busybox take `-c`, and so does OpenBSD, without the other
 * options.
 */
const SCRIPT_ARGS: { readonly [Os in NodeJS.Platform]?: TerminalMaker['args'] } = {
  darwin: (command) => ['-q', '/dev/null', '/bin/sh', '-c', command],
  freebsd: (command) => ['-q', '/dev/null', '/bin/sh', '-c', command],
  netbsd: (command) => ['-q', '/dev/null', '/bin/sh', '-c', command],
  openbsd: (command) => ['-c', command, '/dev/null'],
};

interface AtTerminal {
  readonly maker: TerminalMaker;
  readonly executable: string;
  readonly args: readonly string[];
  readonly options: Omit<ProgramOptions, 'argv0' | 'input'>;
  readonly runProgram: RunProgram;
}

/** Wide enough that no prompt wraps. */
const SIZE = 'stty rows 50 cols 400 2>/dev/null';
const PID = /<goswitch-terminal (\d+)>/;

/**
 * Runs a shell at a terminal of its own, until `isEnough` or its end, and ends whatever is still there in that
 * terminal's session then: a background job of a profile would otherwise outlive it. What made itself a daemon stays,
 * as after any terminal.
 */
export async function runAtTerminal({
  maker,
  executable,
  args,
  options,
  runProgram,
}: AtTerminal): Promise<ProgramResult> {
  const words = [executable, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  // script starts $SHELL, which must not read profiles on the way; the shell that is asked gets its own name back.
  const command = `${SIZE}; printf '<goswitch-terminal %s>' "$$"; SHELL='${executable.replaceAll("'", "'\\''")}' exec ${words}`;
  const result = await runProgram(maker.program, maker.args(command), {
    ...options,
    env: { ...options.env, SHELL: '/bin/sh' },
  });
  const pid = Number(PID.exec(result.stdout.toString('latin1'))?.[1] ?? 0);
  if (pid > 1) await endSession(pid);
  return result;
}

/** A look through the session is repeated this often at most, in half a second. */
const MOST_LOOKS = 20;
const PAUSE_MS = 25;

/**
 * Ends the processes of the session that `leader` led, by /proc where there is one, and looks again until there are
 * none: one that was not ended yet may have started another meanwhile.
 */
async function endSession(leader: number): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const members = await membersOf(leader);
    if (members === null) return end(-leader);
    if (members.length === 0) return;
    for (const { pid, isMarked } of members) if (isMarked) end(pid);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

interface Member {
  readonly pid: number;
  /** False while it becomes another program: it shows no environment then. */
  readonly isMarked: boolean;
}

/** Null where there is no /proc. Of the session, those that carry our mark: a number may have been given again. */
async function membersOf(leader: number): Promise<readonly Member[] | null> {
  const names = await readdir('/proc').catch(() => null);
  if (names === null) return null;
  const pids = names.filter((name) => /^\d+$/.test(name));
  return (await Promise.all(pids.map((pid) => memberAt(pid, leader)))).filter((member) => member !== null);
}

async function memberAt(pid: string, leader: number): Promise<Member | null> {
  const stat = await readSmallText(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // Behind the name, which may hold anything: state, parent, group, session (proc(5)).
  const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (Number(session) !== leader || state === 'Z' || state === 'X') return null;
  const environment = await readSmallText(`/proc/${pid}/environ`, 'latin1').catch(() => '');
  const isMarked = environment.split('\0').includes(`${MARKER}=1`);
  return isMarked || environment === '' ? { pid: Number(pid), isMarked } : null;
}

async function firstProgram(folders: readonly string[], name: string): Promise<string | null> {
  for (const folder of folders) {
    const file = path.join(folder, name);
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}
