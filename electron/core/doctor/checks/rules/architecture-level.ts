import path from 'node:path';
import { readSmallText } from '../../../base/files/read-small-file.ts';
import {
  ARCHITECTURE_LEVELS,
  type ArchitectureLevel,
  amd64LevelOf,
} from '../../../go/variables/architecture-levels.ts';
import { complaintOfGo } from '../../machine/ask-go.ts';
import type { CheckTools, EffectiveVariable } from '../../machine/check-tools.ts';
import type { Check } from '../check.ts';
import { judgeVariable, type VariableVerdict } from '../found-variable.ts';

export const architectureLevelCheck: Check = {
  id: 'architecture-level',
  looksAt:
    'GOAMD64, GOARM and similar variables: values that Go does not recognize, or that the processor does not support.',
  async run(tools) {
    const found = await Promise.all(
      ARCHITECTURE_LEVELS.map((level) =>
        judgeVariable(tools, level.variable, (variable) => judge(tools, variable, level)),
      ),
    );
    return found.flat();
  },
};

async function judge(
  tools: CheckTools,
  { name, value }: EffectiveVariable,
  level: ArchitectureLevel,
): Promise<VariableVerdict | null> {
  const isOurs = level.architectures.includes(tools.context.native.arch.replace('armv6l', 'arm'));
  if (!level.pattern.test(value)) {
    // Some are refused by every command, whatever is built; of others nothing is said (Error is overwritten in
    // buildcfg/cfg.go).
    const stops = (await complaintOfGo(tools, { [name]: value }))?.includes(name) ?? false;
    return {
      kind: 'architecture-level-invalid',
      severity: stops || isOurs ? 'error' : 'warning',
      params: { allowed: level.allowed },
    };
  }
  if (name !== 'GOAMD64' || !isOurs) return null;
  const file = path.join(tools.systemRoot, 'proc/cpuinfo');
  const has = amd64LevelOf(await readSmallText(file).catch(() => ''));
  if (has === null || Number(value.slice(1)) <= has) return null;
  return {
    kind: 'architecture-level-above-hardware',
    severity: 'error',
    params: { hardware: `v${has}` },
    evidence: [{ name: 'processor', value: `v${has}`, source: { origin: 'machine', file, line: null } }],
  };
}
