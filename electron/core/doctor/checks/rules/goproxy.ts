import path from 'node:path';
import { isSameFolder } from '../../../base/files/is-same-folder.ts';
import { compareGoVersions } from '../../../go/go-version/compare-go-versions.ts';
import { readProxyList } from '../../../go/module-proxy/proxy-list.ts';
import type { CheckTools, EffectiveGo } from '../../machine/check-tools.ts';
import type { Check, Found } from '../check.ts';
import { judgeVariable, type VariableVerdict } from '../found-variable.ts';

export const goproxyCheck: Check = {
  id: 'goproxy',
  looksAt: 'GOPROXY: off, empty, invalid, or without a value because go.env of the SDK does not set one.',
  async run(tools) {
    return [
      ...(await judgeVariable(tools, 'GOPROXY', ({ value }) => judgeList(value))),
      ...(await judgeDefault(tools)),
    ];
  },
};

function judgeList(value: string): VariableVerdict | null {
  const { entries, problem } = readProxyList(value);
  if (problem === null) return entries[0]?.kind === 'off' ? { kind: 'goproxy-off', severity: 'warning' } : null;
  if (problem.includes('contains no entries')) return { kind: 'goproxy-empty', severity: 'error' };
  return { kind: 'goproxy-invalid', severity: 'error', params: { message: problem } };
}

/** The default stands in go.env of the SDK since Go 1.21; the one built in is empty (cmd/go/internal/cfg/cfg.go). */
async function judgeDefault(tools: CheckTools): Promise<readonly Found[]> {
  const go = await tools.effectiveGo();
  if (
    go?.version == null ||
    compareGoVersions(go.version, 'go1.21rc1') < 0 ||
    (await tools.variable('GOPROXY')).length > 0
  )
    return [];
  // With a GOROOT that is somewhere else, go.env is read there: that GOROOT is the finding, and this one waits until it
  // is gone.
  if (await hasOtherRoot(tools, go)) return [];
  const written = (await tools.goEnvFile())?.values.get('GOPROXY');
  const file = written === undefined ? path.join(go.root, 'go.env') : ((await tools.goEnvFile())?.file ?? '');
  return [
    {
      kind: written === undefined ? 'goproxy-none' : 'goproxy-blank',
      severity: 'error',
      params: { file },
      evidence: [
        {
          name: 'GOPROXY',
          value: '',
          source: { origin: written === undefined ? 'sdk' : 'go-env-file', file, line: written?.line ?? null },
        },
      ],
      fix: written === undefined ? tools.fixes.setGoEnv('GOPROXY', 'direct') : tools.fixes.unsetGoEnv(['GOPROXY']),
    },
  ];
}

async function hasOtherRoot(tools: CheckTools, go: EffectiveGo): Promise<boolean> {
  const roots = (await tools.variable('GOROOT')).filter(({ source }) => !go.isOwn || source.origin === 'go-env-file');
  for (const { value } of roots) if (!(await isSameFolder(value, go.root))) return true;
  return false;
}
