import type { UseResult } from '../contract/models.ts';
import type { Style } from './terminal/style.ts';

/** What a switch means, in one line. */
export function reportUse({ active, previous, onPath }: UseResult, style: Style): string[] {
  if (previous === active) return [`${style.bold(active)} was active already`];
  const where = onPath ? 'everywhere: in this terminal too, and in every program that finds go through GoSwitch' : 'now';
  const before = previous === null ? '' : ` (before: ${previous})`;
  return [`${style.green('Active')} ${where}: ${style.bold(active)}${before}`];
}
