import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../../../../contract/doctor.ts';
import { bothFixes } from '../../fixes/both-fixes.ts';
import type { Fix } from '../../fixes/fix.ts';
import { userCacheFolder } from '../../machine/cache-places.ts';
import { canExecuteIn } from '../../machine/can-execute-in.ts';
import type { CheckTools, EffectiveVariable, Surroundings } from '../../machine/check-tools.ts';
import { variableIn } from '../../machine/effective-variable.ts';
import { readMountOf } from '../../machine/read-mounts.ts';
import { whyNotWritable } from '../../machine/why-not-writable.ts';
import type { Check, Found } from '../check.ts';
import { aboutVariable, foundVariable } from '../found-variable.ts';

/** GOTMPDIR, else the system's folder for temporary files (cmd/go/internal/work/action.go, NewBuilder; os.TempDir). */
export const tempFolderCheck: Check = {
  id: 'temp-folder',
  looksAt: 'GOTMPDIR and TMPDIR: missing, relative, not writable, or on a file system where programs cannot run.',
  async run(tools) {
    if (tools.context.os === 'win32') return 'not-applicable';
    const found: Found[] = [];
    const seen = new Set<string>();
    for (const surroundings of await tools.surroundings()) {
      const variable = await temporaryVariable(tools, surroundings);
      const folder = variable?.value ?? '/tmp';
      const key = `${variable?.name} ${folder}`;
      if (!seen.has(key)) found.push(...(await judgeFolder(tools, { folder, variable, surroundings })));
      seen.add(key);
    }
    return found;
  },
};

async function temporaryVariable(tools: CheckTools, surroundings: Surroundings): Promise<EffectiveVariable | null> {
  for (const name of ['GOTMPDIR', 'TMPDIR']) {
    const found = await variableIn(tools, name, surroundings);
    if (found !== null) return found;
  }
  return null;
}

interface TemporaryFolder {
  readonly folder: string;
  readonly variable: EffectiveVariable | null;
  readonly surroundings: Surroundings;
}

async function judgeFolder(tools: CheckTools, place: TemporaryFolder): Promise<readonly Found[]> {
  const { folder, variable } = place;
  const about = variable === null ? 'usual' : aboutVariable(variable);
  const own = variable === null ? [] : [await tools.evidence(variable)];
  if (!path.isAbsolute(folder))
    return variable === null
      ? []
      : [await foundVariable(tools, variable, { kind: 'temp-relative', severity: 'error' })];
  if ((await stat(folder).catch(() => null)) === null) {
    return [
      {
        kind: 'temp-missing',
        severity: 'error',
        about,
        params: { folder },
        evidence: own,
        fix: tools.fixes.makeFolder(folder),
      },
    ];
  }
  const problem = await whyNotWritable(folder);
  const evidence: Evidence[] = [{ name: folder, value: problem ?? 'noexec', source: await mountSource(tools, folder) }];
  if (problem !== null) {
    const params = { variable: 'TMPDIR', folder, problem };
    if (variable === null) return [{ kind: 'temp-not-writable', severity: 'error', about, params, evidence }];
    const fix = (await tools.fixes.removeVariable(variable)) ?? undefined;
    const named = { ...params, variable: variable.name };
    return [
      {
        kind: 'temp-not-writable',
        severity: 'error',
        about,
        params: named,
        evidence: [...own, ...evidence],
        ...(fix && { fix }),
      },
    ];
  }
  if (await canExecuteIn(folder, tools)) return [];
  const fix = await otherFolder(tools, place);
  return [
    {
      kind: 'temp-noexec',
      severity: 'error',
      about,
      params: { folder },
      evidence: [...own, ...evidence],
      ...(fix && { fix }),
    },
  ];
}

/**
 * GOTMPDIR is taken away where it is the trouble; otherwise it is set to a folder below the user's caches, for Go
 * alone.
 */
async function otherFolder(tools: CheckTools, { variable, surroundings }: TemporaryFolder): Promise<Fix | null> {
  if (variable?.name === 'GOTMPDIR') return await tools.fixes.removeVariable(variable);
  const caches = userCacheFolder(surroundings, tools.context.os);
  if (caches === null || !path.isAbsolute(caches)) return null;
  const folder = path.join(caches, 'go-tmp');
  const set = tools.fixes.setGoEnv('GOTMPDIR', folder);
  return (await stat(folder).catch(() => null)) === null ? bothFixes(tools.fixes.makeFolder(folder), set) : set;
}

async function mountSource(tools: CheckTools, folder: string): Promise<Evidence['source']> {
  const found = await readMountOf(folder, tools.systemRoot);
  return { origin: 'machine', file: found?.file ?? folder, line: found?.mount.line ?? null };
}
