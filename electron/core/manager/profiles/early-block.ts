import { AppError } from '../../../contract/errors.ts';
import { shells } from '../shells/shells.ts';
import { checkSyntax, type SyntaxCheck } from './check-syntax.ts';
import { EARLY_BLOCK, findBlock, insertBlockAt, PATH_BLOCK, removeBlock, splitLines } from './profile-block.ts';
import { decodeProfile, encodeProfile, toProfileText } from './profile-text.ts';

/**
 * A second block, for shells that are not interactive: many a .bashrc begins with `case $- in *i*) ;; *) return;;
 * esac`, so that a command over ssh never gets to the block at its end. This one stands right before that line, and
 * adds shims only where PATH lacks it (docs/decisions/0101).
 */
interface EarlyBlockOptions extends Omit<SyntaxCheck, 'bytes'> {
  /** The form of the line that adds shims where PATH lacks it. */
  readonly line: string;
}

/** Whether GoSwitch writes such a line for scripts, whatever folder the shims are in. */
const isOwnLine = (line: string) => shells.some(({ grammar }) => grammar.earlyLine?.test(line) === true);

/** What a line must mention to leave scripts out. */
const CONDITION = /\$-|\$\{-|\bPS1\b|\$\?prompt|\$\?PROMPT|\btty\b|-t\s+[012]\b|\binteractive\b|\*i\*/;
const LEAVES = /(^|[\s;&|(){])(return|exit)\b/;
/** A guard written over more lines than this is no guard. */
const MOST_LINES = 12;

/**
 * The bytes with the early block, where a line of theirs leaves scripts out before the block at the end; the same bytes
 * where none does, or it is there.
 */
export async function withEarlyBlock(bytes: Buffer, options: EarlyBlockOptions): Promise<Buffer> {
  const profile = decodeProfile(bytes);
  if (profile.encoding !== 'bytes' || findBlock(profile.text, EARLY_BLOCK) !== null) return bytes;
  const end = findBlock(profile.text, PATH_BLOCK)?.start ?? profile.text.length;
  const at = await guardStart(profile.text.slice(0, end), options);
  if (at === null) return bytes;
  const line = toProfileText(options.line, profile.encoding);
  return encodeProfile({
    ...profile,
    text: insertBlockAt(profile.text, at, { line, beforeReturn: `${line} #` }, EARLY_BLOCK),
  });
}

/**
 * The bytes without the early block; the same where there is none. Throws `profile-edited` where it holds another line
 * than GoSwitch's.
 */
export function withoutEarlyBlock(bytes: Buffer, { force }: { readonly force: boolean }): Buffer {
  const profile = decodeProfile(bytes);
  const block = profile.encoding === 'bytes' ? findBlock(profile.text, EARLY_BLOCK) : null;
  if (block === null) return bytes;
  if (!isOwnLine(block.line) && !force) {
    throw new AppError(
      'profile-edited',
      `GoSwitch's block on line ${block.lineNumber} was edited by hand, so it was not changed`,
      {
        hint: 'Keep it as it is, or run it again with --force',
      },
    );
  }
  return encodeProfile({ ...profile, text: removeBlock(profile.text, block) });
}

/**
 * Where the command begins by which scripts leave: at its own line, or above it, where what stands before is whole by
 * the judgement of the file's shell (`case` and `if` span lines). Null where there is none.
 */
async function guardStart(text: string, { line: _line, ...check }: EarlyBlockOptions): Promise<number | null> {
  const lines = splitLines(text);
  for (const [at, { words }] of lines.entries()) {
    if (/^\s*#/.test(words) || !LEAVES.test(words)) continue;
    for (let first = at; first >= 0 && at - first < MOST_LINES; first--) {
      const isStart = await isWhole(text.slice(0, lines[first]!.start), check);
      if (!isStart) continue;
      const command = lines.slice(first, at + 1).map((line) => line.words);
      // Leaving a function is not leaving the profile.
      const isFunction = /^\s*(function\s|[\w-]+\s*\(\))/.test(command[0]!);
      if (!isFunction && command.some((one) => CONDITION.test(one))) return lines[first]!.start;
      break;
    }
  }
  return null;
}

async function isWhole(before: string, check: Omit<EarlyBlockOptions, 'line'>): Promise<boolean> {
  if (before.trim() === '') return true;
  try {
    await checkSyntax({ ...check, bytes: Buffer.from(before, 'latin1') });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'profile-invalid') return false;
    throw error;
  }
}
