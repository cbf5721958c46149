import type { ToolchainExplanation, ToolVersionsFact } from '../contract/projects.ts';
import type { GoHere } from '../core/manager/projects/go-here.ts';
import { switchingWords } from './words/en/switching.ts';
import { inWords, speaker } from './words/speak.ts';

const say = speaker('switching', switchingWords);

/**
 * What keeps the go that is called from doing the work itself, as one sentence, or null: what runs is what is named.
 */
export function toolchainRemark({ cause, called, runs, source, problem }: ToolchainExplanation): string | null {
  if (runs === null) return say('doesNotRun', { problem: inWords(problem ?? '') });
  if (cause !== null && source === 'download') return say('downloads', { cause: inWords(cause), runs, called });
  if (cause !== null)
    return problem === null
      ? say('runsInstead', { cause: inWords(cause), runs, called })
      : say('runsInsteadAnd', { cause: inWords(cause), runs, called, problem: inWords(problem) });
  return problem === null ? null : inWords(problem);
}

/** A `.tool-versions` that a person may expect to be followed. */
export function toolVersionsRemark({ key, value, file, line }: ToolVersionsFact): string {
  return say('toolVersions', { place: `${file}:${line}`, key, value });
}

/** All that there is to say about a folder besides the go that is called. */
export function remarksOn({ toolchain, unfollowed }: GoHere): string[] {
  const remark = toolchainRemark(toolchain);
  return [...(remark === null ? [] : [remark]), ...(unfollowed === null ? [] : [toolVersionsRemark(unfollowed)])];
}
