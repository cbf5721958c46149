import type { ReachQuestion, ReachQuestionKind } from '../contract/questions.ts';
import { createQueue } from '../core/base/jobs/create-queue.ts';
import type { AskPerson } from '../core/create-handlers.ts';
import { askYesNo } from './terminal/ask-yes-no.ts';
import { keepingWords } from './words/en/keeping.ts';
import { speaker } from './words/speak.ts';

const say = speaker('keeping', keepingWords);

const QUESTIONS = {
  folder: 'folder',
  sdk: 'sdkFolder',
  program: 'program',
  address: 'address',
  trust: 'trust',
  authorities: 'authorities',
  proxy: 'proxyQuestion',
  'go-values': 'goValues',
} as const satisfies Readonly<Record<ReachQuestionKind, keyof typeof keepingWords>>;

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
  return say('allow', { question: say(QUESTIONS[kind]), names: names.join(', ') });
}
