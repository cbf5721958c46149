import { ENVIRONMENT_D } from '../../../../electron/core/manager/profiles/environment-d.ts';
import type { Grammar } from '../../../../electron/core/manager/shells/grammar.ts';
import { POSIX } from '../../../../electron/core/manager/shells/posix.ts';
import { shells } from '../../../../electron/core/manager/shells/shells.ts';

/** Every grammar under a name for titles of tests: that of the shell that has it alone, or of the kind that shares it. */
export const GRAMMARS: Readonly<Record<string, Grammar>> = {
  posix: POSIX,
  ...Object.fromEntries(shells.flatMap(({ name, grammar }) => (grammar === POSIX ? [] : [[name, grammar]]))),
  'environment.d': ENVIRONMENT_D,
};

export function grammarNamed(name: string): Grammar {
  const grammar = GRAMMARS[name];
  if (grammar === undefined) throw new Error(`There is no grammar of the name ${name}`);
  return grammar;
}
