import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isSameFolder } from '../../../base/files/is-same-folder.ts';
import { readSdkVersion } from '../../../go/go-version/sdk-version.ts';
import type { EffectiveGo, EffectiveVariable } from '../../machine/check-tools.ts';
import type { Check } from '../check.ts';
import { judgeVariable, type VariableVerdict } from '../found-variable.ts';

/** GOROOT in an environment. What `go env -w` wrote is the business of goroot-in-go-env. */
export const gorootCheck: Check = {
  id: 'goroot',
  looksAt:
    'GOROOT in the environment: a folder that does not exist, is not an SDK, or belongs to a different Go than the one that runs.',
  async run(tools) {
    const go = await tools.effectiveGo();
    return await judgeVariable(tools, 'GOROOT', (variable) => judgeGoroot(variable, go));
  },
};

async function judgeGoroot(
  { value, source }: EffectiveVariable,
  go: EffectiveGo | null,
): Promise<VariableVerdict | null> {
  if (source.origin !== 'login-shell' && source.origin !== 'process') return null;
  const verdict = await judgeRoot(value, go);
  if (verdict === null) return null;
  // GoSwitch's shims take GOROOT away before they start a go (docs/decisions/0009): whoever starts one another way
  // still has the trouble.
  return go?.isOwn && verdict.severity === 'error'
    ? { ...verdict, kind: 'goroot-passed-by', severity: 'warning' }
    : verdict;
}

/** What becomes of a go that is told this root; null where it does nothing. */
export async function judgeRoot(root: string, go: EffectiveGo | null): Promise<VariableVerdict | null> {
  if (!(await isFolder(root))) return { kind: 'goroot-missing', severity: 'error' };
  const missing = await firstMissing(root, ['src/fmt', 'pkg/tool']);
  if (missing !== null) return { kind: 'goroot-not-an-sdk', severity: 'error', params: { missing } };
  if (go === null || (await isSameFolder(root, go.root))) return { kind: 'goroot-needless', severity: 'note' };
  const version = await readSdkVersion(root);
  if (version === go.version) return { kind: 'goroot-needless', severity: 'note' };
  return {
    kind: 'goroot-of-another-go',
    severity: 'error',
    params: { version: version ?? '?', running: go.version ?? go.program },
    evidence: [
      { name: 'VERSION', value: version ?? '?', source: { origin: 'file', file: path.join(root, 'VERSION'), line: 1 } },
      { name: 'go', value: go.version ?? '?', source: { origin: 'program', file: go.program, line: null } },
    ],
  };
}

/** True for a folder that is there. */
async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => null))?.isDirectory() ?? false;
}

async function firstMissing(root: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) if (!(await isFolder(path.join(root, name)))) return name;
  return null;
}
