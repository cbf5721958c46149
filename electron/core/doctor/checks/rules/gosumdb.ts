import { tooWidePatterns } from '../../../go/variables/module-patterns.ts';
import type { EffectiveVariable } from '../../machine/check-tools.ts';
import type { Check } from '../check.ts';
import { judgeVariable, type VariableVerdict } from '../found-variable.ts';

export const gosumdbCheck: Check = {
  id: 'gosumdb',
  looksAt: 'GOSUMDB=off, and GONOSUMDB, GOPRIVATE or GOINSECURE patterns that include public modules.',
  async run(tools) {
    const wide =
      (kind: 'checksums-too-wide' | 'goinsecure-too-wide') =>
      ({ name, value }: EffectiveVariable): VariableVerdict | null => {
        const patterns = tooWidePatterns(value);
        if (patterns.length === 0) return null;
        // Without GOPRIVATE, the names of private modules are sent to the proxy and the database of everybody.
        const isPartly = name === 'GOPRIVATE' || value.split(',').length > patterns.length;
        return { kind, severity: 'warning', params: { patterns: patterns.join(',') }, isPartly };
      };
    const found = await Promise.all([
      judgeVariable(tools, 'GOSUMDB', ({ value }) =>
        value === 'off' ? { kind: 'gosumdb-off', severity: 'warning' } : null,
      ),
      judgeVariable(tools, 'GONOSUMDB', wide('checksums-too-wide')),
      // The default of GONOSUMDB (cmd/go/internal/cfg/cfg.go).
      judgeVariable(tools, 'GOPRIVATE', wide('checksums-too-wide')),
      judgeVariable(tools, 'GOINSECURE', wide('goinsecure-too-wide')),
    ]);
    return found.flat();
  },
};
