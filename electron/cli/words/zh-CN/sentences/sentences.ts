import type { SentenceForms } from '../../translate-sentences.ts';
import { commandSentences } from './command.ts';
import { doctorSentences } from './doctor.ts';
import { fileSentences } from './files.ts';
import { goSentences } from './go.ts';
import { managerSentences } from './manager.ts';
import { networkSentences } from './network.ts';

/**
 * What the core and the command say in English, by its form; test/cli/words/translate-sentences.test.ts finds what is
 * missing.
 */
export const sentences: readonly SentenceForms[] = [
  fileSentences,
  networkSentences,
  goSentences,
  managerSentences,
  doctorSentences,
  commandSentences,
];
