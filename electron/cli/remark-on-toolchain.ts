import type { ToolchainExplanation, ToolVersionsFact } from '../contract/projects.ts';
import type { GoHere } from '../core/manager/projects/go-here.ts';

/**
 * What keeps the go that is called from doing the work itself, as one sentence, or null: what runs is what is named.
 */
export function toolchainRemark({ cause, called, runs, source, problem }: ToolchainExplanation): string | null {
  if (runs === null) return `The go command does not run here: ${problem}`;
  if (cause !== null && source === 'download')
    return `${cause}: the go command downloads ${runs} and runs that instead of ${called}`;
  if (cause !== null)
    return `${cause}, so ${runs} is what runs, not ${called}${problem === null ? '' : `; ${problem}`}`;
  return problem;
}

/** A `.tool-versions` that a person may expect to be followed. */
export function toolVersionsRemark({ key, value, file, line }: ToolVersionsFact): string {
  return `${file}:${line} says ${key} ${value}, which GoSwitch does not follow. To follow it, run: goswitch pin ${value}`;
}

/** All that there is to say about a folder besides the go that is called. */
export function remarksOn({ toolchain, unfollowed }: GoHere): string[] {
  const remark = toolchainRemark(toolchain);
  return [...(remark === null ? [] : [remark]), ...(unfollowed === null ? [] : [toolVersionsRemark(unfollowed)])];
}
