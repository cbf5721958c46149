import { AppError } from '../../../contract/errors.ts';
import type { DetectedTarget, SetupTarget } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';

/**
 * How each shell reads a script without running it, and a line that is an error wherever commands are expected.
 * `extglob` is on because `bash -n` does not run the `shopt` that a profile turns it on with.
 */
const PARSERS: {
  readonly [Target in SetupTarget]?: {
    readonly args: readonly string[];
    readonly error: string;
    readonly needsPipe?: boolean;
  };
} = {
  bash: { args: ['--norc', '--noprofile', '-O', 'extglob', '-n'], error: ')' },
  zsh: { args: ['-f', '-n'], error: ')' },
  sh: { args: ['-n'], error: ')' },
  tcsh: { args: ['-f', '-n'], error: ')' },
  // Node hands input over as a socket, which fish does not read a script from.
  fish: { args: ['--no-execute'], error: 'end', needsPipe: true },
};

const LIMIT_MS = 5000;
/** Nothing is read from or written to a home. */
const NOWHERE = {
  HOME: '/nonexistent',
  XDG_CONFIG_HOME: '/nonexistent',
  XDG_DATA_HOME: '/nonexistent',
  TERM: 'dumb',
  LC_ALL: 'C',
  PATH: '/usr/bin:/bin',
};

export interface SyntaxCheck {
  readonly file: string;
  readonly bytes: Buffer;
  /** Whose file it is. */
  readonly targets: readonly SetupTarget[];
  readonly detected: readonly DetectedTarget[];
  readonly runProgram: RunProgram;
}

/**
 * Makes sure that a line added at the end of a profile would be run, by having its shells parse it; nothing is
 * executed. One shell that can is enough: `.profile` in bash's own syntax is bash's affair. Shells that are not there
 * are not asked. Throws `profile-invalid` with the shell's words for a syntax error (a shell stops reading there), and
 * for an end inside a here-document or a command that goes on in the next line.
 */
export async function checkSyntax(check: SyntaxCheck): Promise<void> {
  assertEndsComplete(check);
  const complaints: string[] = [];
  for (const { target, executable } of check.detected) {
    const parser = PARSERS[target];
    if (!check.targets.includes(target) || executable === null || parser === undefined) continue;
    const [command, ...args] = parser.needsPipe
      ? ['/bin/sh', '-c', 'cat | "$0" "$@"', executable, ...parser.args]
      : [executable, ...parser.args];
    const parse = (input: Buffer) => check.runProgram(command!, args, { env: NOWHERE, timeoutMs: LIMIT_MS, input });
    const result = await parse(check.bytes);
    if (result.outcome !== 'exited') return;
    if (result.code !== 0) {
      complaints.push(`${target}: ${firstWords(result.stderr.toString('utf8'))}`);
      continue;
    }
    const withError = await parse(Buffer.concat([check.bytes, Buffer.from(`\n${parser.error}\n`)]));
    if (withError.code !== 0) return;
    complaints.push(`${target}: what is added at the end becomes part of a here-document or of quoted text`);
  }
  if (complaints.length > 0) throw unparsable(check.file, complaints);
}

/** A last line that goes on in the next one would swallow the block; no shell calls that an error. */
function assertEndsComplete({ file, bytes }: SyntaxCheck): void {
  const end = bytes.toString('latin1').replace(/\r?\n$/, '');
  const backslashes = /\\*$/.exec(end)![0].length;
  if (backslashes % 2 === 0) return;
  throw new AppError(
    'profile-invalid',
    `${file} ends in the middle of a command: its last line ends with a backslash`,
    {
      hint: 'Remove that backslash, and run it again',
    },
  );
}

function unparsable(file: string, complaints: readonly string[]): AppError {
  return new AppError(
    'profile-invalid',
    `${file} has a syntax error, so a line at its end would not run (${complaints.join('; ')})`,
    {
      hint: 'Mend the file (the shell shows the same message when it starts), or run it again with --force',
    },
  );
}

function firstWords(words: string): string {
  const line = words.split('\n').find((one) => one.trim() !== '') ?? 'it cannot be parsed';
  return line
    .replace(/[^\P{Cc}]/gu, ' ')
    .trim()
    .slice(0, 200);
}
