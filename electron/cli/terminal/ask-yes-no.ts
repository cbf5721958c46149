import { createInterface } from 'node:readline';
import { frameWords } from '../words/en/frame.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('frame', frameWords);

type Host = Pick<NodeJS.Process, 'stdin' | 'stderr'>;

/**
 * A question on the terminal; true only for a line that says yes. False when there is nobody to answer: input that has
 * ended, or an abort. Questions are asked one after the other by the caller.
 */
export async function askYesNo(host: Host, question: string, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted || host.stdin.readableEnded) return false;
  const lines = createInterface({ input: host.stdin });
  const stop = () => lines.close();
  signal.addEventListener('abort', stop);
  try {
    host.stderr.write(say('yesNo', { question: plain(question) }));
    for await (const line of lines) return /^\s*(?:y|yes|是)\s*$/i.test(line);
    host.stderr.write('\n');
    return false;
  } finally {
    signal.removeEventListener('abort', stop);
    lines.close();
  }
}

/** What others wrote cannot move the cursor, colour the question or turn its letters around. */
function plain(text: string): string {
  return text.replace(/\p{C}/gu, '?');
}
