import { stat } from 'node:fs/promises';
import type { Check } from '../check.ts';
import { judgeVariable } from '../found-variable.ts';

/**
 * `auto` is the same as nothing; `off` and a path are for one command, not for a profile
 * (cmd/go/internal/modload/init.go, FindGoWork).
 */
export const goworkCheck: Check = {
  id: 'gowork',
  looksAt: 'GOWORK that is still set: a missing file, one workspace for all projects, or workspaces turned off.',
  run: (tools) =>
    judgeVariable(tools, 'GOWORK', async ({ value }) => {
      if (value === 'auto') return null;
      if (value === 'off') return { kind: 'gowork-off', severity: 'note' };
      const exists = (await stat(value).catch(() => null)) !== null;
      return exists ? { kind: 'gowork-left-set', severity: 'warning' } : { kind: 'gowork-missing', severity: 'error' };
    }),
};
