import type { CheckRun, DoctorReport, Finding, Severity } from '../../../../electron/contract/doctor.ts';
import { MAY_BE_MEANT } from '../../../../electron/contract/words/en/findings/findings.ts';

interface FindingCounts {
  /** Errors and warnings. */
  readonly toFix: number;
  /** Notes. */
  readonly toKnow: number;
  /** Checks that found nothing. */
  readonly fine: number;
}

export function countFindings({ findings, checks }: Pick<DoctorReport, 'findings' | 'checks'>): FindingCounts {
  const toKnow = findings.filter(({ severity }) => severity === 'note').length;
  return { toFix: findings.length - toKnow, toKnow, fine: checks.filter(({ state }) => state === 'fine').length };
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** Worst first; otherwise as the engine had them. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

/** What "fix all" repairs: not what may be set on purpose, which has its own button. */
export function fixableFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ fix, kind }) => fix !== null && !MAY_BE_MEANT.includes(kind));
}

/** Checks that could not look: what they would have found is not known. */
export function blindChecks(checks: readonly CheckRun[]): readonly CheckRun[] {
  return checks.filter(({ state }) => state === 'timed-out' || state === 'failed');
}
