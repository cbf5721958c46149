interface UnifiedDiffOptions {
  /** Names for the two heading lines. */
  readonly from: string;
  readonly to: string;
  /** How many unchanged lines are shown around a change; 3 is usual. */
  readonly contextLines: number;
}

/**
 * A unified diff as `diff -u` writes it, and `patch` reads it; '' when nothing differs. Profiles are small, so the
 * plain table of longest runs does.
 */
export function unifiedDiff(before: string, after: string, options: UnifiedDiffOptions): string {
  if (before === after) return '';
  const steps = compareLines(toLines(before), toLines(after));
  const hunks = gatherHunks(steps, options.contextLines).map((hunk) => printHunk(steps, hunk));
  return `--- ${options.from}\n+++ ${options.to}\n${hunks.join('')}`;
}

/** Above this many pairs of lines, the middle is shown as taken out and put in whole. */
const TABLE_LIMIT = 4_000_000;

interface Step {
  readonly sign: ' ' | '-' | '+';
  /** With its line ending; only the last one may lack it. */
  readonly line: string;
}

interface Hunk {
  readonly from: number;
  readonly to: number;
}

function toLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function compareLines(before: string[], after: string[]): Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  const keep = (line: string): Step => ({ sign: ' ', line });
  return [
    ...before.slice(0, head).map(keep),
    ...compareMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(keep),
  ];
}

function compareMiddle(before: string[], after: string[]): Step[] {
  const width = after.length + 1;
  const longest = new Uint32Array(before.length * after.length > TABLE_LIMIT ? 0 : (before.length + 1) * width);
  if (longest.length > 0) {
    for (let a = before.length - 1; a >= 0; a--) {
      for (let b = after.length - 1; b >= 0; b--) {
        longest[a * width + b] =
          before[a] === after[b]
            ? longest[(a + 1) * width + b + 1]! + 1
            : Math.max(longest[(a + 1) * width + b]!, longest[a * width + b + 1]!);
      }
    }
  }
  const steps: Step[] = [];
  let a = 0;
  let b = 0;
  while (a < before.length || b < after.length) {
    if (longest.length > 0 && a < before.length && b < after.length && before[a] === after[b]) {
      steps.push({ sign: ' ', line: before[a++]! });
      b++;
    } else if (
      b >= after.length ||
      (a < before.length && (longest[(a + 1) * width + b] ?? 0) >= (longest[a * width + b + 1] ?? 0))
    ) {
      steps.push({ sign: '-', line: before[a++]! });
    } else {
      steps.push({ sign: '+', line: after[b++]! });
    }
  }
  return steps;
}

function gatherHunks(steps: readonly Step[], contextLines: number): Hunk[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.sign === ' ') continue;
    const from = Math.max(0, at - contextLines);
    const to = Math.min(steps.length, at + contextLines + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  return hunks;
}

function printHunk(steps: readonly Step[], { from, to }: Hunk): string {
  const range = (sign: '-' | '+') => {
    const counts = (step: Step) => step.sign === ' ' || step.sign === sign;
    const above = steps.slice(0, from).filter(counts).length;
    const length = steps.slice(from, to).filter(counts).length;
    return `${sign}${length === 0 ? above : above + 1}${length === 1 ? '' : `,${length}`}`;
  };
  const print = ({ sign, line }: Step) =>
    line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;
  return `@@ ${range('-')} ${range('+')} @@\n${steps.slice(from, to).map(print).join('')}`;
}
