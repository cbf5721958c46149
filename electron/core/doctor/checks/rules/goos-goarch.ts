import { isGoPlatform } from '../../../go/variables/go-platforms.ts';
import type { CheckTools, EffectiveVariable, Surroundings } from '../../machine/check-tools.ts';
import { variableIn } from '../../machine/effective-variable.ts';
import type { Check, Found } from '../check.ts';
import { foundVariable, type VariableVerdict } from '../found-variable.ts';

/**
 * Both are one question: what is built for, in each of the surroundings. The finding is about the variable that leads
 * away from this machine.
 */
export const goosGoarchCheck: Check = {
  id: 'goos-goarch',
  looksAt: 'GOOS and GOARCH that are still set, so that programs you build do not run here.',
  async run(tools) {
    const found = new Map<string, Found>();
    // What this process has from a terminal is said once.
    for (const surroundings of await tools.surroundings()) {
      for (const one of await judgeIn(tools, surroundings)) found.set(`${one.about} ${one.params['pair']}`, one);
    }
    return [...found.values()];
  },
};

async function judgeIn(tools: CheckTools, surroundings: Surroundings): Promise<readonly Found[]> {
  const variables = {
    os: await variableIn(tools, 'GOOS', surroundings),
    arch: await variableIn(tools, 'GOARCH', surroundings),
  };
  const { os, arch } = { os: tools.context.native.os, arch: tools.context.native.arch.replace('armv6l', 'arm') };
  const pair = { os: variables.os?.value ?? os, arch: variables.arch?.value ?? arch };
  const blamed = [
    ...(variables.os !== null && pair.os !== os ? [variables.os] : []),
    ...(variables.arch !== null && pair.arch !== arch ? [variables.arch] : []),
  ];
  const verdict = judgePair(pair, { os, arch });
  return await Promise.all(
    blamed.map((variable) => foundVariable(tools, variable, { ...verdict, evidence: others(blamed, variable) })),
  );
}

interface Pair {
  readonly os: string;
  readonly arch: string;
}

/** @param native this machine, in Go's terms */
function judgePair(pair: Pair, native: Pair): VariableVerdict {
  const params = { pair: `${pair.os}/${pair.arch}`, native: `${native.os}/${native.arch}` };
  if (!isGoPlatform(pair.os, pair.arch)) return { kind: 'goos-goarch-unsupported', severity: 'error', params };
  const is32BitHere = pair.os === native.os && pair.arch === '386' && native.arch === 'amd64' && native.os !== 'darwin';
  return is32BitHere
    ? { kind: 'goarch-narrow', severity: 'warning', params }
    : { kind: 'goos-goarch-left-set', severity: 'error', params };
}

function others(variables: readonly EffectiveVariable[], variable: EffectiveVariable) {
  return variables.filter((one) => one !== variable).map(({ name, value, source }) => ({ name, value, source }));
}
