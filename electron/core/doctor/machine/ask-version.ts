import type { ProgramResult } from '../../base/programs/run-program.ts';
import type { CheckTools } from './check-tools.ts';

const asked = new WeakMap<CheckTools, Map<string, Promise<ProgramResult>>>();

/**
 * How `go version` of a root ends by itself, without anything in its environment; run once for each run of the checks.
 */
export function askVersion(tools: CheckTools, root: string): Promise<ProgramResult> {
  const ofRun = asked.get(tools) ?? new Map<string, Promise<ProgramResult>>();
  asked.set(tools, ofRun);
  const result = ofRun.get(root) ?? tools.runGo(root, ['version']);
  ofRun.set(root, result);
  return result;
}
