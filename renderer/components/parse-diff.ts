/** A line of a unified diff, told apart. `text` is without its sign. */
interface DiffLine {
  readonly kind: 'added' | 'removed' | 'context' | 'hunk' | 'file' | 'note';
  readonly text: string;
}

interface ParsedDiff {
  readonly lines: readonly DiffLine[];
  readonly added: number;
  readonly removed: number;
}

/**
 * Reads what core's unified-diff.ts (and any `diff -u`) writes. Lines before the first hunk are the names of the files.
 */
export function parseDiff(diff: string): ParsedDiff {
  let isInHunk = false;
  const lines = diff
    .replace(/\n$/, '')
    .split('\n')
    .map((line): DiffLine => {
      if (line.startsWith('@@')) isInHunk = true;
      if (line.startsWith('@@')) return { kind: 'hunk', text: line };
      if (!isInHunk) return { kind: 'file', text: line };
      if (line.startsWith('+')) return { kind: 'added', text: line.slice(1) };
      if (line.startsWith('-')) return { kind: 'removed', text: line.slice(1) };
      if (line.startsWith('\\')) return { kind: 'note', text: line.slice(2) };
      return { kind: 'context', text: line.slice(1) };
    });
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return { lines: diff === '' ? [] : lines, added: count('added'), removed: count('removed') };
}
