import { redactSecrets } from '../../../base/log/redact-secrets.ts';
import { malformedGoflags, splitQuoted } from '../../../go/variables/split-quoted.ts';
import { complaintOfGo } from '../../machine/ask-go.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import type { Check } from '../check.ts';
import { judgeVariable, type VariableVerdict } from '../found-variable.ts';

/**
 * Flags of which nobody wants the cost in every build: `-a` rebuilds everything, the sanitizers make programs several
 * times slower, `-p=1` waits.
 */
const SLOW = /^--?(a|race|msan|asan|p=1)(=true)?$/;

export const goflagsCheck: Check = {
  id: 'goflags',
  looksAt:
    'GOFLAGS: flags that the go command does not recognize or accept, and flags that change or slow down every build.',
  run: (tools) => judgeVariable(tools, 'GOFLAGS', ({ value }) => judgeFlags(tools, value)),
};

async function judgeFlags(tools: CheckTools, value: string): Promise<VariableVerdict | null> {
  const message = malformedGoflags(value) ?? (await complaintOfGo(tools, { GOFLAGS: value }));
  if (message?.includes('GOFLAGS'))
    return { kind: 'goflags-invalid', severity: 'error', params: { message: redactSecrets(message) } };
  const split = splitQuoted(value);
  const flags = 'words' in split ? split.words : [];
  // Its help is all that it prints; before that it reads GOFLAGS, and has nearly every flag that takes a value.
  const ofTests = value === '' ? null : await complaintOfGo(tools, { GOFLAGS: value }, ['test', '-h']);
  if (ofTests?.includes('GOFLAGS'))
    return {
      kind: 'goflags-value',
      severity: 'error',
      params: { message: redactSecrets(ofTests) },
      isPartly: flags.length > 1,
    };
  const mod = flags.find((flag) => /^--?mod=(vendor|mod)$/.test(flag));
  if (mod !== undefined)
    return { kind: 'goflags-mod', severity: 'warning', params: { flag: mod }, isPartly: flags.length > 1 };
  if (flags.some((flag) => /^--?insecure(=true)?$/.test(flag)))
    return { kind: 'goflags-insecure', severity: 'warning', isPartly: flags.length > 1 };
  const slow = flags.filter((flag) => SLOW.test(flag));
  if (slow.length === 0) return null;
  const params = { flags: slow.join(' ') };
  return { kind: 'goflags-slow', severity: 'warning', params, isPartly: slow.length < flags.length };
}
