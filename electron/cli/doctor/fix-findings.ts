import path from 'node:path';
import type { DoctorReport, Finding, FixPreview } from '../../contract/doctor.ts';
import { type ErrorShape, isAppError, toErrorShape } from '../../contract/errors.ts';
import { MAY_BE_MEANT } from '../../contract/words/en/findings/findings.ts';
import type { Core } from '../../core/create-core.ts';
import type { InstallRequest } from '../../core/doctor/fixes/fix.ts';
import type { Invocation } from '../command.ts';
import { runJob } from '../run-job.ts';

/**
 * `no-longer-needed`: an earlier fix repaired it too. `journalIds`: what `goswitch journal --undo` takes back, in the
 * order it was done.
 */
export interface AppliedFix {
  readonly finding: string;
  readonly title: string;
  readonly fix: string;
  readonly outcome: 'done' | 'no-longer-needed' | 'failed';
  readonly journalIds: readonly string[];
  readonly problem: ErrorShape | null;
}

export interface PreviewedFix extends FixPreview {
  readonly finding: string;
  readonly title: string;
  readonly fix: string;
  readonly problem: ErrorShape | null;
}

type FixTools = Pick<Invocation, 'output' | 'host' | 'signal'>;

/** What each fix would do; nothing is changed. */
export async function previewFixes(engine: Core, report: DoctorReport): Promise<PreviewedFix[]> {
  const doctor = await engine.doctor();
  const previews: PreviewedFix[] = [];
  for (const { id, title, fix } of fixable(report)) {
    const said = { finding: id, title, fix };
    try {
      previews.push({ ...said, ...(await doctor.previewFix(id)), problem: null });
    } catch (error) {
      previews.push({ ...said, steps: [], problem: explain(error) });
    }
  }
  return previews;
}

/** Repairs show what they were hiding; each round repairs what the one before brought to light. */
const MOST_ROUNDS = 5;

/**
 * Applies every fix, looks again, and goes on with what came to light by that: an earlier line that sets the same
 * variable, a finding that waited for another one. The same trouble is repaired once. `report`: what is found after it.
 */
export async function applyAllFixes(
  engine: Core,
  first: DoctorReport,
  { look, ...tools }: FixTools & { readonly look: () => Promise<DoctorReport> },
): Promise<{ readonly fixes: AppliedFix[]; readonly report: DoctorReport }> {
  const fixes: AppliedFix[] = [];
  const tried = new Set<string>();
  let report = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const isNew = ({ id, evidence }: Finding) => !tried.has(JSON.stringify([id, evidence]));
    const findings = report.findings.filter(isNew);
    for (const { id, evidence } of findings) tried.add(JSON.stringify([id, evidence]));
    const applied = await applyFixes(engine, { findings }, tools);
    fixes.push(...applied);
    if (applied.length > 0) report = await look();
    if (!applied.some(({ outcome }) => outcome === 'done')) break;
  }
  return { fixes, report };
}

/**
 * Applies every fix, the worst finding's first. One that fails does not keep the others from being made. Throws
 * `cancelled` between two of them.
 */
async function applyFixes(
  engine: Core,
  report: Pick<DoctorReport, 'findings'>,
  tools: FixTools,
): Promise<AppliedFix[]> {
  const doctor = await engine.doctor();
  const applied: AppliedFix[] = [];
  for (const { id, title, fix } of fixable(report)) {
    tools.signal.throwIfAborted();
    const said = { finding: id, title, fix };
    const journalled: string[] = [];
    const stop = engine.context.events.on('journalAppended', (entry) => journalled.push(entry.id));
    try {
      await doctor.applyFix(id, { startInstall: (request) => install(engine, request, tools) });
      applied.push({ ...said, outcome: 'done', journalIds: [...journalled], problem: null });
    } catch (error) {
      if (isAppError(error, 'cancelled')) throw error;
      // The fix of an earlier finding may have taken this trouble away with it.
      const outcome = isAppError(error, 'fix-impossible') && journalled.length === 0 ? 'no-longer-needed' : 'failed';
      applied.push({ ...said, outcome, journalIds: [...journalled], problem: explain(error) });
    } finally {
      stop();
    }
  }
  return applied;
}

/** Waits for the installation, with its progress. */
async function install(
  engine: Core,
  { version, use, replace }: InstallRequest,
  tools: FixTools,
): Promise<{ jobId: string }> {
  const [installer, switching] = await Promise.all([engine.installer(), engine.switching()]);
  await runJob(engine, tools, {
    kind: 'install',
    target: version,
    work: async (progress) => {
      const { root } = await installer.install({ spec: version.replace(/^go/, ''), replace }, progress);
      if (!use) return;
      progress.phase('switching');
      await switching.use(path.basename(root), { signal: progress.signal });
    },
  });
  return { jobId: '' };
}

/** Without what may be set on purpose: that is repaired one by one, in the window. */
function fixable({ findings }: Pick<DoctorReport, 'findings'>): (Finding & { readonly fix: string })[] {
  return findings.flatMap((finding) =>
    finding.fix === null || MAY_BE_MEANT.includes(finding.kind) ? [] : [{ ...finding, fix: finding.fix }],
  );
}

function explain(error: unknown): ErrorShape {
  const shape = toErrorShape(error);
  if (shape.code === 'internal') throw error;
  return shape;
}
