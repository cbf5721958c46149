import type { Said } from '../../../contract/self-test.ts';
import {
  PROBE_ACTION_WORDS,
  PROBE_CAUSE_WORDS,
  PROBE_NEXT_WORDS,
  PROBE_VERDICT_WORDS,
  type ProbeActionKind,
  type ProbeCauseKind,
  type ProbeNextKind,
  type ProbeVerdictKind,
} from '../../../contract/words/en/probe.ts';
import { fill, type Params } from '../../../contract/words/say.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';

export type Cause = Said<ProbeCauseKind>;

/** A message for the window, with its English text. Secrets are redacted. */
function sayWith<Kind extends string>(words: Readonly<Record<Kind, string>>, kind: Kind, params: Params): Said<Kind> {
  const safe = redactSecretsIn(params);
  return { kind, params: safe, text: fill(words[kind], safe) };
}

/** A clause, without a capital letter at its start or a full stop at its end. */
export function sayCause(kind: ProbeCauseKind, params: Params = {}): Cause {
  return sayWith(PROBE_CAUSE_WORDS, kind, params);
}

export function sayNext(kind: ProbeNextKind, params: Params = {}): Said<ProbeNextKind> {
  return sayWith(PROBE_NEXT_WORDS, kind, params);
}

export function sayAction(kind: ProbeActionKind, params: Params = {}): Said<ProbeActionKind> {
  return sayWith(PROBE_ACTION_WORDS, kind, params);
}

/** `{{cause}}` in the text is the cause's own text; its parameters stay with it. */
export function sayVerdict(kind: ProbeVerdictKind, params: Params, cause: Cause | null): Said<ProbeVerdictKind> {
  const safe = redactSecretsIn(params);
  const text = fill(PROBE_VERDICT_WORDS[kind], cause === null ? safe : { ...safe, cause: cause.text });
  // A word begins a sentence with a capital, the name of a host does not.
  const isWord = /^[a-z]+[ ,]/.test(text) && !text.startsWith('localhost');
  return { kind, params: safe, text: isWord ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text };
}
