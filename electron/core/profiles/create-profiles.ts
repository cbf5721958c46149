import type { CoreContext } from '../context.ts';
import type { Journal } from '../journal/journal.ts';
import type { Locks } from '../locks/lock.ts';
import { createSetup, type Setup } from './create-setup.ts';
import { type RunProgram, runProgram as realRunProgram } from './run-program.ts';

export interface ProfilesDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  /** Default: starts real programs. */
  readonly runProgram?: RunProgram;
  /** Where /etc and /run are looked for; default `/`. */
  readonly systemRoot?: string;
}

export interface Profiles extends Setup {}

/** Profiles: set-up and its undoing, the proof that it works, and who wins on PATH. */
export function createProfiles(context: CoreContext, { journal, locks, runProgram = realRunProgram, systemRoot = '/' }: ProfilesDeps): Profiles {
  return { ...createSetup(context, { journal, locks, runProgram, systemRoot }) };
}
