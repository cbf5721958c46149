import type { Said } from '../../../contract/self-test.ts';
import {
  STAGE_PROBLEM_WORDS,
  STAGE_SKIP_WORDS,
  STARTUP_GAP_WORDS,
  VERDICT_WORDS,
} from '../../../contract/words/en/self-test.ts';
import { fill, type Params } from '../../../contract/words/say.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';

const WORDS = { ...STAGE_PROBLEM_WORDS, ...STAGE_SKIP_WORDS, ...STARTUP_GAP_WORDS, ...VERDICT_WORDS };

/** Words for the window with their English text. Secrets are taken out. */
export function say<Kind extends keyof typeof WORDS>(kind: Kind, params: Params = {}): Said<Kind> {
  const safe = redactSecretsIn(params);
  return { kind, params: safe, text: fill(WORDS[kind], safe) };
}
