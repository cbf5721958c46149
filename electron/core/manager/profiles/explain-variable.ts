import type { ProfileLine } from '../../../contract/profiles.ts';
import type { CoreContext } from '../../context.ts';
import type { Shell, TraceOptions } from '../shells/shell.ts';
import { toProfileLine } from './explain-shadow.ts';
import { saysValue } from './line-purpose.ts';
import { stepThatSets } from './path-trace.ts';
import { linesOfShell, lineThatSets } from './scan-profiles.ts';
import { traceShell } from './trace-shell.ts';

interface ExplainVariableOptions extends Omit<TraceOptions, 'variable'> {
  readonly shell: Shell;
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
  { shell, name, value, ...options }: ExplainVariableOptions,
): Promise<ProfileLine | null> {
  const step = stepThatSets(await traceShell(context, shell, { ...options, variable: name }), value);
  const lines = await linesOfShell(context, shell);
  const likely = lines.filter(({ text }) => saysValue(text, value, context.userHome));
  return toProfileLine(step, lineThatSets(likely, name, shell.grammar));
}
