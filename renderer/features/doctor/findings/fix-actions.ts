/** Repairs: seen before or not, always with a way back. */
import { create } from 'zustand';
import type { Finding, FixPreview } from '../../../../electron/contract/doctor.ts';
import { type ErrorShape, fromErrorShape, toErrorShape } from '../../../../electron/contract/errors.ts';
import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { t } from '../../../i18n/i18n.ts';
import { checkSoon } from '../doctor-stores.ts';
import { describeFinding } from './describe-finding.ts';

/** Findings whose fix is being applied, until the checks that follow have answered. */
export const useFixing = create<{ readonly ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

export interface PlannedFix {
  readonly finding: Finding;
  readonly preview: FixPreview | null;
  /** Why it cannot be done, or even shown. */
  readonly problem: ErrorShape | null;
}

/** What the fixes would do, each for itself: one that cannot be done does not hide the others. */
export async function planFixes(findings: readonly Finding[]): Promise<readonly PlannedFix[]> {
  const plans: PlannedFix[] = [];
  for (const finding of findings) {
    try {
      plans.push({ finding, preview: await call('doctor.previewFix', { finding: finding.id }), problem: null });
    } catch (thrown) {
      plans.push({ finding, preview: null, problem: toErrorShape(thrown) });
    }
  }
  return plans;
}

interface FixesOutcome {
  readonly fixed: readonly Finding[];
  readonly failed: readonly { readonly finding: Finding; readonly problem: ErrorShape }[];
}

/**
 * Applies them one after the other and says what was done, with one undo for all. A fix that an earlier one of the row
 * has made needless (both wanted the same set-up) counts as neither. Resolves when all are applied; the checks then run
 * again.
 */
export async function applyFixes(findings: readonly Finding[]): Promise<FixesOutcome> {
  const ids = findings.map(({ id }) => id);
  useFixing.setState(({ ids: known }) => ({ ids: new Set([...known, ...ids]) }));
  const journalIds: string[] = [];
  const jobIds: string[] = [];
  const fixed: Finding[] = [];
  const failed: { finding: Finding; problem: ErrorShape }[] = [];
  for (const finding of findings) {
    try {
      const outcome = await call('doctor.applyFix', { finding: finding.id });
      journalIds.push(...outcome.journalIds);
      if (outcome.jobId !== null) jobIds.push(outcome.jobId);
      fixed.push(finding);
    } catch (thrown) {
      const problem = toErrorShape(thrown);
      if (problem.code !== 'fix-impossible' || fixed.length === 0) failed.push({ finding, problem });
    }
  }
  sayFixed(fixed, journalIds, jobIds.length > 0);
  void checkAfter(jobIds).finally(() =>
    useFixing.setState(({ ids: known }) => ({ ids: new Set([...known].filter((id) => !ids.includes(id))) })),
  );
  return { fixed, failed };
}

/** The button of one finding: a failure becomes a notice. */
export async function fixFinding(finding: Finding): Promise<void> {
  await runAction(async () => {
    const { failed } = await applyFixes([finding]);
    for (const { problem } of failed) throw fromErrorShape(problem);
  });
}

function sayFixed(fixed: readonly Finding[], journalIds: readonly string[], hasStarted: boolean): void {
  const [first] = fixed;
  if (first === undefined) return;
  const what = describeFinding(first).fix ?? describeFinding(first).title;
  const text =
    fixed.length > 1
      ? t('checks:done.many', { count: fixed.length })
      : t(hasStarted ? 'checks:done.started' : 'checks:done.one', { what });
  toast({
    text,
    ...(journalIds.length === 0 ? {} : { action: { label: t('common:undo'), run: () => undoFixes(journalIds) } }),
  });
}

/** Newest first: a later change of the same file is undone before an earlier one. */
async function undoFixes(ids: readonly string[]): Promise<void> {
  await runAction(async () => {
    for (const id of ids.toReversed()) await call('journal.undo', { id });
    toast({ text: () => t('checks:done.undone') });
  });
  await checkSoon();
}

/** What a job repairs is repaired when it has ended, however it did: the checks tell. */
async function checkAfter(jobIds: readonly string[]): Promise<void> {
  await Promise.allSettled(jobIds.map((id) => call('jobs.result', { id })));
  await checkSoon();
}
