import type { ReachQuestion, ReachQuestionKind } from '../contract/questions.ts';
import { createQueue } from '../core/base/jobs/create-queue.ts';
import type { AskPerson } from '../core/create-handlers.ts';
import { askYesNo } from './terminal/ask-yes-no.ts';

const QUESTIONS: Readonly<Record<ReachQuestionKind, string>> = {
  folder: 'The window wants to use this folder outside your home',
  sdk: 'The window wants to run the go in this folder',
  program: 'The window wants to read or rebuild this program',
  address: 'The window wants to connect to this address',
  trust: 'The window wants to trust this address to say which Go archives are genuine',
  authorities: 'The window wants to trust the certificate authorities in this file',
  proxy: 'The window wants to connect through this proxy',
  'go-values': 'The window wants to set Go variables that can run programs or change what is trusted',
};

/**
 * Asks on the terminal in which `goswitch ui` runs: the page cannot answer there. One question at a time. Resolves to
 * false where the terminal is not ours to read (`goswitch ui &`), since reading it would stop the whole process.
 */
export function createTerminalQuestions(
  host: Pick<NodeJS.Process, 'stdin' | 'stderr'>,
  isInForeground: () => boolean,
): AskPerson {
  const queue = createQueue(1);
  return (question, { signal }) =>
    queue.run(signal, async () =>
      host.stdin.isTTY && !isInForeground() ? false : await askYesNo(host, wordsOf(question), signal),
    );
}

function wordsOf({ kind, names }: ReachQuestion): string {
  return `${QUESTIONS[kind]}: ${names.join(', ')}. Allow it?`;
}
