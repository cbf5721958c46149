import { redactSecretsIn } from '../../../base/log/redact-secrets.ts';
import type { Check } from '../check.ts';
import { judgeVariable } from '../found-variable.ts';

/**
 * What `go env -w` warns of when it writes, and nobody afterwards (cmd/go/internal/envcmd/env.go). GOROOT has a check
 * of its own.
 */
export const envOverridesGoEnvCheck: Check = {
  id: 'env-overrides-go-env',
  looksAt: 'Environment variables that override values set with "go env -w".',
  async run(tools) {
    const goEnv = await tools.goEnvFile();
    if (goEnv === null) return [];
    const written = [...goEnv.values].filter(([name, { value }]) => name !== 'GOROOT' && value !== '');
    const found = await Promise.all(
      written.map(([name, entry]) =>
        judgeVariable(tools, name, ({ value, source }) => {
          const isFromEnvironment = source.origin === 'login-shell' || source.origin === 'process';
          if (!isFromEnvironment || value === entry.value) return null;
          const shown = redactSecretsIn({ [name]: entry.value })[name]!;
          const evidence = [
            { name, value: shown, source: { origin: 'go-env-file' as const, file: goEnv.file, line: entry.line } },
          ];
          return { kind: 'env-overrides-go-env', severity: 'warning', params: { written: shown }, evidence };
        }),
      ),
    );
    return found.flat();
  },
};
