import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { type DetectedTarget, isShellName, type SetupTarget } from '../../../contract/profiles.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import { makeTemporaryFolder } from '../../base/programs/temporary-folder.ts';
import type { CoreContext } from '../../context.ts';
import type { SyntaxParser } from '../shells/shell.ts';
import { shellNamed } from '../shells/shells.ts';

const LIMIT_MS = 5000;
/** Nothing is read from a home, and what the shell writes (xonsh what it compiled) goes away with `folder`. */
const awayFromHome = (folder: string) => ({
  HOME: folder,
  XDG_CONFIG_HOME: folder,
  XDG_DATA_HOME: folder,
  TERM: 'dumb',
  LC_ALL: 'C',
  PATH: '/usr/bin:/bin',
});

export interface SyntaxCheck {
  readonly file: string;
  readonly bytes: Buffer;
  /** Whose file it is. */
  readonly targets: readonly SetupTarget[];
  readonly detected: readonly DetectedTarget[];
  readonly context: Pick<CoreContext, 'env' | 'userHome' | 'os'>;
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
    const parser = isShellName(target) ? shellNamed(target).parser : null;
    if (!check.targets.includes(target) || executable === null || parser === null) continue;
    const complaint = await complaintOf(check, { executable, parser });
    if (complaint === null) return;
    complaints.push(`${target}: ${complaint}`);
  }
  if (complaints.length > 0) throw unparsable(check.file, complaints);
}

/** What one shell says against the bytes; null where it can parse them, or cannot be asked. */
async function complaintOf(
  { file, bytes, context, runProgram }: SyntaxCheck,
  { executable, parser }: { readonly executable: string; readonly parser: SyntaxParser },
): Promise<string | null> {
  const [command, ...args] = parser.needsPipe
    ? ['/bin/sh', '-c', 'cat | "$0" "$@"', executable, ...parser.args]
    : [executable, ...parser.args];
  // Without a temporary folder the shell is asked all the same: only xonsh would have put something there.
  const folder = await makeTemporaryFolder('syntax').catch(() => null);
  const env = { ...awayFromHome(folder ?? '/nonexistent'), ...parser.environment(context) };
  const place = parser.standsBesideFile ? { cwd: path.dirname(file) } : {};
  const parse = (input: Buffer) => runProgram(command!, args, { env, timeoutMs: LIMIT_MS, input, ...place });
  try {
    const result = await parse(bytes);
    if (result.outcome !== 'exited') return null;
    const complaint = parser.complaint(result);
    if (complaint !== null) return firstWords(complaint);
    const withError = await parse(Buffer.concat([bytes, Buffer.from(`\n${parser.error}\n`)]));
    const isSeen = withError.outcome !== 'exited' || parser.complaint(withError) !== null;
    return isSeen ? null : 'what is added at the end becomes part of a here-document or of quoted text';
  } finally {
    if (folder !== null) await removeTree(folder);
  }
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
