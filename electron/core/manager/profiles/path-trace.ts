import { isAbsolute } from 'node:path';
import type { TraceStep } from '../shells/shell.ts';

/**
 * The step that put `folder` before `shims` on PATH, for the last time; null when it stood there from the beginning, or
 * never does. Only `last` tells what PATH became after the final step.
 */
export function stepThatShadows(
  steps: readonly TraceStep[],
  options: { folder: string; shims: string; last: string },
): TraceStep | null {
  return lastStepWhere(steps, options.last, ({ path }) => stands(path, options));
}

/**
 * The step that put `folder` on PATH, for the last time; null when it stood there from the beginning, or is not there.
 */
export function stepThatAdds(
  steps: readonly TraceStep[],
  { folder, last }: { folder: string; last: string },
): TraceStep | null {
  return lastStepWhere(steps, last, ({ path }) => path.split(':').map(withoutSlash).includes(withoutSlash(folder)));
}

/** The step that took `shims` off PATH again, for the last time; null when it is there at the end, or never was. */
export function stepThatDrops(
  steps: readonly TraceStep[],
  { shims, last }: { shims: string; last: string },
): TraceStep | null {
  return lastStepWhere(steps, last, ({ path }) => !path.split(':').includes(shims));
}

/**
 * The step that made the variable traced what it is at the end; null when that is nothing, or was so from the
 * beginning.
 */
export function stepThatSets(steps: readonly TraceStep[], last: string): TraceStep | null {
  if (last === '') return null;
  const at = steps.findLastIndex(({ value }) => value !== last);
  return steps[at] ?? null;
}

/** The last step that defines `go` as an alias. */
export function stepThatAliases(steps: readonly TraceStep[]): TraceStep | null {
  return steps.findLast(({ command }) => /^alias\s+(-\w+\s+)*['"]?go['"]?=/.test(command)) ?? null;
}

function lastStepWhere(
  steps: readonly TraceStep[],
  last: string,
  holds: (state: { path: string }) => boolean,
): TraceStep | null {
  if (!holds({ path: last })) return null;
  const end = steps.at(-1);
  // The command that ends a trace is in no file. If it disagrees with what the shell answered, the trace took another
  // way and proves nothing.
  if (end !== undefined && !isAbsolute(end.file) && !holds(end)) return null;
  // Every state from the one after `at` to the end holds, so the step at `at` brought it about.
  const at = steps.findLastIndex((step) => !holds(step));
  return steps[at] ?? null;
}

function stands(path: string, { folder, shims }: { folder: string; shims: string }): boolean {
  const entries = path.split(':').map(withoutSlash);
  const at = entries.indexOf(withoutSlash(folder));
  const ours = entries.indexOf(withoutSlash(shims));
  return at >= 0 && (ours < 0 || at < ours);
}

function withoutSlash(folder: string): string {
  return folder.replace(/(?<=.)\/+$/, '');
}
