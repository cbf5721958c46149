import type { Check } from '../check.ts';
import { judgeVariable } from '../found-variable.ts';

/** `auto` and `on` are known; everything else stops builds (cmd/go/internal/modload/init.go). */
export const go111moduleCheck: Check = {
  id: 'go111module',
  looksAt: 'GO111MODULE: module mode turned off, or an invalid value.',
  run: (tools) =>
    judgeVariable(tools, 'GO111MODULE', ({ value }) => {
      if (value === 'on' || value === 'auto') return null;
      return value === 'off'
        ? { kind: 'go111module-off', severity: 'error' }
        : { kind: 'go111module-invalid', severity: 'error' };
    }),
};
