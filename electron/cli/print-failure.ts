import { toErrorShape } from '../contract/errors.ts';
import { EXIT_CODES } from '../contract/exit-codes.ts';
import { explainSystemError } from '../core/base/files/file-errors.ts';
import { redactSecrets, redactSecretsIn } from '../core/base/log/redact-secrets.ts';
import { toVisibleJson } from '../core/base/log/to-visible.ts';
import { labelled } from './output.ts';
import { createStyle, hasColor, toTerminal } from './terminal/style.ts';
import { frameWords } from './words/en/frame.ts';
import { inWords, speaker } from './words/speak.ts';

const say = speaker('frame', frameWords);

interface FailureOptions {
  readonly json: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly standardOutput: NodeJS.WriteStream;
  readonly standardError: NodeJS.WriteStream;
}

/** The one place that prints a failure. Returns the exit code. Cancelling is told apart: it is not an error. */
export function printFailure(failure: unknown, { json, env, standardOutput, standardError }: FailureOptions): number {
  const error = explainSystemError(failure);
  const { code, message, hint } = redactSecretsIn(toErrorShape(error));
  if (json) {
    standardOutput.write(
      `${toVisibleJson(JSON.stringify({ ok: false, error: { code, message, hint: hint ?? null } }, null, 2))}\n`,
    );
    return EXIT_CODES[code];
  }
  const style = createStyle(hasColor(standardError, env));
  const label = code === 'cancelled' ? style.yellow(say('cancelled')) : style.red(say('error'));
  const print = (line: string) => standardError.write(`${toTerminal(line)}\n`);
  // The lines of a go command's complaint stay lines, set in so that none reads as ours.
  for (const [at, line] of inWords(message).split('\n').entries())
    print(at === 0 ? labelled(label, line) : `       ${line}`);
  if (hint !== undefined) print(labelled(style.bold(say('hint')), inWords(hint)));
  if (code === 'internal' && error instanceof Error && error.stack !== undefined) {
    for (const line of redactSecrets(error.stack).split('\n')) print(style.dim(line));
    print(say('bug'));
  }
  return EXIT_CODES[code];
}
