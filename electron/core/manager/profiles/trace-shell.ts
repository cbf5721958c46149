import type { CoreContext } from '../../context.ts';
import type { Shell, TraceOptions, TraceStep } from '../shells/shell.ts';

/**
 * Has a shell tell what it does while it reads its profiles: file, line, and PATH and one variable before each command.
 * None for a shell that cannot be traced, or whose trace failed. Throws a plain Error for what is no name of a variable.
 */
export async function traceShell(context: CoreContext, shell: Shell, options: TraceOptions): Promise<TraceStep[]> {
  // It becomes part of what the shell runs.
  if (!/^[A-Za-z_]\w*$/.test(options.variable)) throw new Error(`Not the name of a variable: ${options.variable}`);
  return shell.trace === null ? [] : shell.trace.run(context, options);
}
