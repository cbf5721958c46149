import type { RunProgram } from '../../base/programs/run-program.ts';
import type { Env } from '../../context.ts';
import type { Subjects } from '../subjects.ts';

export interface RebuildDeps {
  readonly core: Subjects;
  readonly runProgram: RunProgram;
  /** The SDK to build with, and its version. */
  readonly root: string;
  readonly version: string;
}

export interface RebuildTools extends RebuildDeps {
  /** Where the go command gets its variables from. */
  readonly env: Env;
}
