import { complaintOfGo } from '../../machine/ask-go.ts';
import type { Check } from '../check.ts';
import { judgeVariable } from '../found-variable.ts';

/**
 * Names of experiments come and go with every release (internal/goexperiment/flags.go), so the effective go is asked.
 */
export const goexperimentCheck: Check = {
  id: 'goexperiment',
  looksAt: 'GOEXPERIMENT: experiments that the current go does not have, and experiments that are still set.',
  run: (tools) =>
    judgeVariable(tools, 'GOEXPERIMENT', async ({ value }) => {
      const message = await complaintOfGo(tools, { GOEXPERIMENT: value });
      if (message?.includes('GOEXPERIMENT'))
        return { kind: 'goexperiment-unknown', severity: 'error', params: { message } };
      return value === 'none' ? null : { kind: 'goexperiment-set', severity: 'note' };
    }),
};
