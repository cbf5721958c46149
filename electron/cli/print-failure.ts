import { toErrorShape } from '../contract/errors.ts';
import { EXIT_CODES } from '../contract/exit-codes.ts';
import { createStyle, hasColor } from './terminal/style.ts';

export interface FailureOptions {
  readonly json: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly standardOutput: NodeJS.WriteStream;
  readonly standardError: NodeJS.WriteStream;
}

/** The one place that prints a failure. Returns the exit code. Cancelling is told apart: it is not an error. */
export function printFailure(error: unknown, { json, env, standardOutput, standardError }: FailureOptions): number {
  const { code, message, hint } = toErrorShape(error);
  if (json) {
    standardOutput.write(`${JSON.stringify({ ok: false, error: { code, message, hint: hint ?? null } }, null, 2)}\n`);
    return EXIT_CODES[code];
  }
  const style = createStyle(hasColor(standardError, env));
  const label = code === 'cancelled' ? style.yellow('cancelled:') : style.red('error:');
  standardError.write(`${label} ${message}\n`);
  if (hint !== undefined) standardError.write(`${style.bold('hint:')} ${hint}\n`);
  if (code === 'internal' && error instanceof Error && error.stack !== undefined) {
    standardError.write(`${style.dim(error.stack)}\nThis is a fault of GoSwitch itself. Please report it with the lines above.\n`);
  }
  return EXIT_CODES[code];
}
