import { redactSecrets } from '../../../base/log/redact-secrets.ts';
import type { Check } from '../check.ts';
import { judgeRoot } from './goroot.ts';

/**
 * A wrong one stops every go command, `go env -u` too: so no go is run here, the file is read and edited by ourselves.
 */
export const gorootInGoEnvCheck: Check = {
  id: 'goroot-in-go-env',
  looksAt: 'GOROOT set with "go env -w", which breaks every other version.',
  async run(tools) {
    const goEnv = await tools.goEnvFile();
    const entry = goEnv?.values.get('GOROOT');
    if (goEnv === null || entry === undefined || entry.value === '') return [];
    const verdict = await judgeRoot(entry.value, await tools.effectiveGo());
    const isMissing = verdict?.kind === 'goroot-missing';
    return [
      {
        kind: isMissing ? 'goroot-in-go-env-missing' : 'goroot-in-go-env',
        severity: verdict?.severity === 'error' ? 'error' : 'warning',
        params: { value: entry.value },
        evidence: [
          {
            name: 'GOROOT',
            value: redactSecrets(entry.value),
            source: { origin: 'go-env-file', file: goEnv.file, line: entry.line },
          },
          ...(verdict?.evidence ?? []),
        ],
        fix: tools.fixes.unsetGoEnv(['GOROOT']),
      },
    ];
  },
};
