import { goEnvFile, readGoEnvLines } from '../../../go/variables/go-env-file.ts';
import type { Check } from '../check.ts';
import { judgeVariable } from '../found-variable.ts';

export const goenvCheck: Check = {
  id: 'goenv',
  looksAt: 'GOENV=off, which disables values set with "go env -w".',
  run: (tools) =>
    judgeVariable(tools, 'GOENV', async ({ value, surroundings }) => {
      const env = (await tools.surroundings()).find(({ name }) => name === surroundings)?.env ?? {};
      const file = value === 'off' ? goEnvFile({ ...env, GOENV: undefined }, tools.context.os) : null;
      const hidden = file === null ? null : await readGoEnvLines(file);
      if (file === null || hidden === null || hidden.size === 0) return null;
      const evidence = [
        { name: [...hidden.keys()].join(', '), value: file, source: { origin: 'go-env-file' as const, file, line: 1 } },
      ];
      return { kind: 'goenv-off', severity: 'warning', params: { file }, evidence };
    }),
};
