import { type FindingParams, fillWords } from '../../../contract/findings/finding-words.ts';
import type { Said } from '../../../contract/self-test.ts';
import {
  STAGE_PROBLEM_WORDS,
  STAGE_SKIP_WORDS,
  STARTUP_GAP_WORDS,
  VERDICT_WORDS,
} from '../../../contract/self-test-words.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';

const WORDS = { ...STAGE_PROBLEM_WORDS, ...STAGE_SKIP_WORDS, ...STARTUP_GAP_WORDS, ...VERDICT_WORDS };

/** Words for the window with their English text. Secrets are taken out. */
export function say<Kind extends keyof typeof WORDS>(kind: Kind, params: FindingParams = {}): Said<Kind> {
  const safe = redactSecretsIn(params);
  return { kind, params: safe, text: fillWords(WORDS[kind], safe) };
}
