import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../../../../contract/doctor.ts';
import { readCurrent } from '../../../manager/home/active-version.ts';
import { createShims, type ShimProblem } from '../../../manager/shims/shims.ts';
import { shimsFix } from '../../fixes/shims-fix.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import type { Check, Found } from '../check.ts';

export const shimsCheck: Check = {
  id: 'shims',
  looksAt:
    'The shims and the link "current": whether they exist, are executable and unmodified, and lead to the active version.',
  async run(tools) {
    const { core, context } = tools;
    // Listing repairs what a killed process left behind; what is wrong after that stays wrong.
    await tools.sdks();
    const installed = await (await core.sdks()).installed();
    if (installed.length === 0) return 'not-applicable';
    const problems = await createShims(context).check(installed.map(({ name }) => name));
    return [...(await brokenShims(tools, problems)), ...(await currentElsewhere(tools))];
  },
};

async function brokenShims(tools: CheckTools, problems: readonly ShimProblem[]): Promise<Found[]> {
  const found: Found[] = [];
  const modes = new Map<string, number>();
  const missing: Evidence[] = [];
  for (const { file, kind } of problems) {
    if (kind !== 'missing') continue;
    const info = await lstat(file).catch(() => null);
    if (info === null) missing.push(fact(path.basename(file), 'missing', { origin: 'file', file }));
    else modes.set(file, (info.mode & 0o777) | 0o755);
  }
  const changed = problems
    .filter(({ kind }) => kind !== 'missing')
    .map(({ file, kind }) => fact(path.basename(file), kind, { origin: 'file', file }));
  if (missing.length > 0) {
    found.push({
      kind: 'shims-missing',
      severity: 'error',
      params: namesOf(missing),
      evidence: missing,
      fix: shimsFix(tools.core),
    });
  }
  if (modes.size > 0) {
    const evidence = [...modes.keys()].map((file) =>
      fact(path.basename(file), 'not executable', { origin: 'file', file }),
    );
    found.push({
      kind: 'shims-not-executable',
      severity: 'error',
      params: namesOf(evidence),
      evidence,
      fix: tools.fixes.changeModes(modes),
    });
  }
  if (changed.length > 0) {
    found.push({
      kind: 'shims-changed',
      severity: 'warning',
      params: namesOf(changed),
      evidence: changed,
      fix: shimsFix(tools.core),
    });
  }
  return found;
}

async function currentElsewhere({ core, context }: CheckTools): Promise<Found[]> {
  const { layout } = context;
  const active = await (await core.switching()).active();
  const target = await readCurrent(layout);
  if (active === null || target === layout.sdk(active)) return [];
  const evidence = [
    fact('active', active, { origin: 'file', file: layout.active }),
    fact('current', target ?? 'no link', { origin: 'file', file: layout.current }),
  ];
  const params = { link: layout.current, target: target ?? 'nothing', version: active };
  return [{ kind: 'current-elsewhere', severity: 'error', params, evidence }];
}

function namesOf(evidence: readonly Evidence[]): { files: string } {
  return { files: evidence.map(({ name }) => name).join(', ') };
}
