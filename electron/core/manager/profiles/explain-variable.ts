import type { ProfileLine } from '../../../contract/profiles.ts';
import type { CoreContext } from '../../context.ts';
import { toProfileLine } from './explain-shadow.ts';
import { saysValue } from './line-purpose.ts';
import { stepThatSets } from './path-trace.ts';
import { lineThatSets, profilesInOrder, readLines } from './scan-profiles.ts';
import { type TraceOptions, traceShell } from './trace-shell.ts';

export interface ExplainVariableOptions extends Omit<TraceOptions, 'variable'> {
  readonly name: string;
  /** What the shell said it is once its profiles have run; not empty. */
  readonly value: string;
}

/**
 * The line of a profile that gives a variable its value: has the shell trace its profiles, and reads them where it
 * cannot. Null where neither tells.
 */
export async function explainVariable(
  context: CoreContext,
  { name, value, ...options }: ExplainVariableOptions,
): Promise<ProfileLine | null> {
  const step = stepThatSets(await traceShell(context, { ...options, variable: name }), value);
  const lines = await readLines(await profilesInOrder(context, options.shell));
  const likely = lines.filter(({ text }) => saysValue(text, value, context.userHome));
  return toProfileLine(step, lineThatSets(likely, name));
}
