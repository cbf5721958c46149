import path from 'node:path';
import type { ProfileLine } from '../../../contract/profiles.ts';
import { PROFILE_BYTES, readSmallText } from '../../base/files/read-small-file.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { ScannedLine, Shell, ShellAnswer, StartMode, TraceStep } from '../shells/shell.ts';
import { stepThatAliases, stepThatDrops, stepThatShadows } from './path-trace.ts';
import { BLOCK_START } from './profile-block.ts';
import { linesOfShell, lineThatAdds, lineThatAliases } from './scan-profiles.ts';
import { traceShell } from './trace-shell.ts';

interface ExplainOptions extends StartMode {
  readonly shell: Shell;
  readonly executable: string;
  readonly answer: ShellAnswer;
  readonly env: Readonly<Record<string, string>>;
  readonly bash: string | null;
  readonly runProgram: RunProgram;
}

interface ShadowExplanation {
  /** False when the shell finds no `go` at all. */
  readonly isFound: boolean;
  readonly words: string;
  /** The line that brought it about, where it could be told. */
  readonly line: ProfileLine | null;
}

/** Why a shell does not find GoSwitch's `go`: has it trace its profiles, and reads them where it cannot. */
export async function explainShadow(context: CoreContext, options: ExplainOptions): Promise<ShadowExplanation> {
  const { shell } = options;
  const { go, path: onPath } = options.answer;
  const { shims } = context.layout;
  const steps = await traceShell(context, shell, { ...options, variable: 'GOROOT' });
  const lines = await linesOfShell(context, shell);
  const isFound = go !== '' && !/not found/i.test(go);
  if (isFound && !path.isAbsolute(go)) {
    return {
      isFound,
      words: 'means an alias or a function by go',
      line: await toProfileLine(stepThatAliases(steps), lineThatAliases(lines, shell.grammar)),
    };
  }
  const isOnPath = onPath.split(':').includes(shims);
  if (isFound && isOnPath) {
    const folder = path.dirname(go);
    const step = stepThatShadows(steps, { folder, shims, last: onPath });
    return {
      isFound,
      words: `finds ${go} first`,
      line: await toProfileLine(step, lineThatAdds(lines, folder, context.userHome)),
    };
  }
  const unread = shell.whyNothingIsRead(context.userHome, options.env);
  if (unread !== null) return { isFound, words: unread, line: null };
  const words = isFound ? `finds ${go}, and GoSwitch is not on its PATH` : 'finds no go';
  const drop = stepThatDrops(steps, { shims, last: onPath });
  if (drop !== null) return { isFound, words: `${words} any more`, line: await toProfileLine(drop, null) };
  return { isFound, ...(await explainMissing(steps, words)) };
}

/** Shims are not on PATH at all: either no profile that was read has the block, or one ended before it. */
async function explainMissing(
  steps: readonly TraceStep[],
  words: string,
): Promise<Pick<ShadowExplanation, 'words' | 'line'>> {
  const files = [...new Set(steps.map(({ file }) => file))].reverse();
  for (const file of files) {
    const text = await readSmallText(file, 'latin1', { maxBytes: PROFILE_BYTES }).catch(() => '');
    const blockLine = text.split('\n').findIndex((line) => line.trim() === BLOCK_START) + 1;
    const last = steps.findLast((step) => step.file === file);
    if (blockLine === 0 || last === undefined || last.line >= blockLine) continue;
    return {
      words: `${words}: its block in ${file} is not reached, the last line read is`,
      line: await toProfileLine(last, null),
    };
  }
  return { words, line: null };
}

/** A traced step as a line of its file, else the line found by reading, else null. */
export async function toProfileLine(step: TraceStep | null, scanned: ScannedLine | null): Promise<ProfileLine | null> {
  if (step === null || step.line === 0 || !path.isAbsolute(step.file))
    return scanned === null ? null : { ...scanned, traced: false };
  const text = (await readSmallText(step.file, 'utf8', { maxBytes: PROFILE_BYTES }).catch(() => '')).split(/\r?\n/)[
    step.line - 1
  ];
  return { file: step.file, line: step.line, text: text ?? step.command, traced: true };
}
