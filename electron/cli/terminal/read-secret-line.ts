import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { AppError } from '../../contract/errors.ts';
import { toVisible } from '../../core/base/log/to-visible.ts';

/**
 * A line that must not be seen: asked for on a terminal without showing what is typed, else the first line of standard
 * input. Throws `cancelled`.
 */
export async function readSecretLine(
  host: Pick<NodeJS.Process, 'stdin' | 'stderr'>,
  question: string,
  signal: AbortSignal,
): Promise<string> {
  const isTerminal = host.stdin.isTTY === true;
  if (isTerminal) host.stderr.write(toVisible(question));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: host.stdin, output: nowhere, terminal: isTerminal });
  const stop = () => lines.close();
  signal.addEventListener('abort', stop);
  lines.on('SIGINT', stop);
  try {
    for await (const line of lines) return line;
    throw new AppError('cancelled', 'Cancelled before a password was entered');
  } finally {
    signal.removeEventListener('abort', stop);
    lines.close();
    if (isTerminal) host.stderr.write('\n');
  }
}
