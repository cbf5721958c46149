import path from 'node:path';
import { isSameFolder } from '../../../base/files/is-same-folder.ts';
import type { CheckTools, EffectiveGo } from '../../machine/check-tools.ts';
import { whyNotWritable } from '../../machine/why-not-writable.ts';
import type { Check, Found } from '../check.ts';
import { judgeVariable, type VariableVerdict } from '../found-variable.ts';

/**
 * The rules are those of cmd/go/main.go: a first entry that is GOROOT is warned of, relative ones and `~` stop
 * everything.
 */
export const gopathCheck: Check = {
  id: 'gopath',
  looksAt: 'GOPATH: relative, starting with ~, the same as GOROOT, or not writable.',
  async run(tools) {
    const go = await tools.effectiveGo();
    const found = await judgeVariable(tools, 'GOPATH', ({ value }) => judgeGopath(value, go, tools.context.os));
    return [...found, ...(await judgeDefault(tools, go))];
  },
};

async function judgeGopath(
  value: string,
  go: EffectiveGo | null,
  os: NodeJS.Platform,
): Promise<VariableVerdict | null> {
  const [first = '', ...others] = value.split(os === 'win32' ? ';' : ':');
  if (go !== null && first !== '' && (await isSameFolder(first, go.root)))
    return { kind: 'gopath-is-goroot', severity: 'warning' };
  const entries = [first, ...others].filter((entry) => entry !== '');
  for (const entry of entries) {
    if (entry.startsWith('~')) return { kind: 'gopath-tilde', severity: 'error', params: { entry } };
    if (!path.isAbsolute(entry)) return { kind: 'gopath-relative', severity: 'error', params: { entry } };
  }
  const problem = first === '' ? null : await whyNotWritable(first);
  return problem === null
    ? null
    : { kind: 'gopath-not-writable', severity: 'error', params: { folder: first, problem } };
}

/**
 * `$HOME/go` is no GOPATH when the SDK lives there (cmd/go/internal/cfg/cfg.go, gopath: "cannot set GOROOT as GOPATH").
 */
async function judgeDefault(tools: CheckTools, go: EffectiveGo | null): Promise<readonly Found[]> {
  const [gopath, modcache] = await Promise.all([tools.variable('GOPATH'), tools.variable('GOMODCACHE')]);
  const home = (await tools.surroundings())[0]?.env[tools.context.os === 'win32' ? 'USERPROFILE' : 'HOME'];
  if (go === null || gopath.length > 0 || modcache.length > 0 || !home) return [];
  const usual = path.join(home, 'go');
  if (!(await isSameFolder(usual, go.root))) return [];
  return [
    {
      kind: 'gopath-none',
      severity: 'error',
      params: { value: usual },
      evidence: [{ name: 'go', value: go.version ?? '?', source: { origin: 'program', file: go.program, line: null } }],
      fix: tools.fixes.setGoEnv('GOPATH', path.join(home, 'gopath')),
    },
  ];
}
