import { FINDING_WORDS } from '../../../electron/contract/words/en/findings/findings.ts';

/** What the checks find, by kind: the words that `goswitch doctor` prints. */
export const findings = FINDING_WORDS;
