import { expect, it } from 'vitest';
import type { CheckRun, Finding, Severity } from '../../../electron/contract/doctor.ts';
import {
  blindChecks,
  countFindings,
  fixableFindings,
  sortFindings,
} from '../../../renderer/features/doctor/findings/count-findings.ts';

const finding = (id: string, severity: Severity, fix: string | null = null) => ({ id, severity, fix }) as Finding;
const run = (check: string, state: CheckRun['state']): CheckRun => ({ check, state, durationMs: 1, problem: null });

it('errors and warnings are to fix, notes to know, checks without a finding fine', () => {
  const findings = [finding('a', 'note'), finding('b', 'error'), finding('c', 'warning')];
  const checks = [
    run('a', 'found'),
    run('b', 'fine'),
    run('c', 'not-applicable'),
    run('d', 'timed-out'),
    run('e', 'fine'),
  ];
  expect(countFindings({ findings, checks })).toEqual({ toFix: 2, toKnow: 1, fine: 2 });
});

it('shows the worst first and keeps the order of the engine among equals', () => {
  const findings = [finding('a', 'note'), finding('b', 'warning'), finding('c', 'error'), finding('d', 'warning')];
  expect(sortFindings(findings).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
});

it('only what has a fix, and is not meant perhaps, can be fixed with the rest', () => {
  expect(fixableFindings([{ ...finding('a', 'note', 'Unset CGO_ENABLED'), kind: 'cgo-off' }])).toEqual([]);
  expect(fixableFindings([finding('a', 'error'), finding('b', 'note', 'Unset it')]).map(({ id }) => id)).toEqual(['b']);
});

it('a check that could not look is told apart from one that found nothing', () => {
  const checks = [run('a', 'fine'), run('b', 'timed-out'), run('c', 'failed'), run('d', 'not-applicable')];
  expect(blindChecks(checks).map(({ check }) => check)).toEqual(['b', 'c']);
});
