import { AppError } from '../../../contract/errors.ts';
import type { Grammar } from '../shells/grammar.ts';
import { shells } from '../shells/shells.ts';
import type { PlannedEdit } from './edit-profile.ts';
import { EARLY_BLOCK, GO_BIN_BLOCK, PATH_BLOCK, PROXY_BLOCK, splitLines } from './profile-block.ts';
import { decodeProfile, encodeProfile, type ProfileText, readable } from './profile-text.ts';

const BLOCK_MARKERS = [PATH_BLOCK, EARLY_BLOCK, GO_BIN_BLOCK, PROXY_BLOCK].flatMap(({ start, end }) => [start, end]);

interface LineToCommentOut {
  /** From 1. */
  readonly line: number;
  /** The line as it was found; it must still read so. */
  readonly text: string;
  readonly grammar: Pick<Grammar, 'commentOut'>;
}

/**
 * Throws `profile-invalid` when the line is another one by now, or is part of a command of several lines. A line that
 * only moved is found again where no other reads the same.
 */
export function planCommentOut(bytes: Buffer, { line, text: expected, grammar }: LineToCommentOut): PlannedEdit {
  const profile = decodeProfile(bytes);
  const lines = splitLines(profile.text);
  const isExpected = ({ words }: { readonly words: string }) => readable(words, profile.encoding) === expected;
  const same = lines.filter(isExpected);
  // Another repair may have put lines before it since it was looked at.
  const found = lines[line - 1] !== undefined && isExpected(lines[line - 1]!) ? lines[line - 1] : same[0];
  if (found === undefined || (found !== lines[line - 1] && same.length > 1)) {
    throw new AppError('profile-invalid', `Line ${line} has changed; it used to be: ${expected}`, {
      hint: 'Look again: the file changed meanwhile',
    });
  }
  const continues = (words: string | undefined) => words !== undefined && /[\\`]$/.test(words.trimEnd());
  if (
    continues(found.words) ||
    continues(lines[lines.indexOf(found) - 1]?.words) ||
    BLOCK_MARKERS.includes(found.words.trim())
  ) {
    throw new AppError(
      'profile-invalid',
      `Line ${line} is part of something that spans several lines, so it was not changed`,
      {
        hint: 'Comment it out by hand',
      },
    );
  }
  const after = replaced(profile.text, found, grammar.commentOut(found.words));
  return { action: 'update', bytes: encodeProfile({ ...profile, text: after }), line: found.words };
}

/**
 * The profile with a commented-out line as it was; null when it holds no such line. @param line as the edit's record
 * has it
 */
export function restoreLine(bytes: Buffer, line: string): Buffer | null {
  const profile: ProfileText = decodeProfile(bytes);
  for (const found of splitLines(profile.text)) {
    if (!shells.some(({ grammar }) => grammar.commentOut(line) === found.words)) continue;
    return encodeProfile({ ...profile, text: replaced(profile.text, found, line) });
  }
  return null;
}

function replaced(
  text: string,
  { start, words }: { readonly start: number; readonly words: string },
  by: string,
): string {
  return text.slice(0, start) + by + text.slice(start + words.length);
}
