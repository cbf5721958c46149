import { FINDING_WORDS } from '../../../electron/contract/findings/finding-words.ts';

/** What the health checks find, by kind: the words that `goswitch doctor` prints. */
export const findings = FINDING_WORDS;
