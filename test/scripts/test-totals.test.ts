import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { failedTests, sumReports } from '../../scripts/test-totals.ts';
import { createSandbox } from '../helpers/sandbox.ts';

const vitestReport = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1, testResults: [] };

const playwrightReport = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

/** Both runners left a report, unless `files` says otherwise. */
async function totalsOf(files: Record<string, unknown>, failedSteps: string[] = []) {
  return await totalsOfAlone({ 'playwright.json': playwrightReport, ...files }, failedSteps);
}

async function totalsOfAlone(files: Record<string, unknown>, failedSteps: string[] = []) {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { dir } = await createSandbox();
  const folder = path.join(dir, 'results');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return await sumReports(folder, failedSteps);
}

describe('sumReports', () => {
  it('adds up the reports of every runner', async () => {
    const playwright = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] };
    expect(await totalsOf({ 'vitest.json': vitestReport, 'playwright.json': playwright })).toEqual({
      passed: 11,
      failed: 1,
      skipped: 5,
    });
  });

  it('counts a runner that died without a report as a failure', async () => {
    expect(await totalsOfAlone({})).toEqual({ passed: 0, failed: 2, skipped: 0 });
    expect(await totalsOfAlone({ 'vitest.json': vitestReport })).toEqual({ passed: 7, failed: 1, skipped: 3 });
    expect(await totalsOfAlone({ 'playwright.json': playwrightReport })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a report cut short as a failure', async () => {
    expect(await totalsOf({ 'vitest.json': '{"numPassed' })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a file that failed before its first test', async () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(await totalsOf({ 'vitest.json': { ...vitestReport, testResults } })).toEqual({
      passed: 7,
      failed: 1,
      skipped: 3,
    });
  });

  it('counts a step that failed behind a clean report, once', async () => {
    expect(await totalsOf({ 'vitest.json': vitestReport }, ['npm test'])).toEqual({ passed: 7, failed: 1, skipped: 3 });
    expect(
      await totalsOf({ 'vitest.json': { ...vitestReport, numFailedTests: 2 } }, ['npm test', 'npm run types']),
    ).toEqual({
      passed: 7,
      failed: 3,
      skipped: 3,
    });
  });
});

describe('failedTests', () => {
  it('names what failed, so that a log whose middle was cut still says it', () => {
    const vitest = {
      ...vitestReport,
      testResults: [
        {
          name: 'test/a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a works' },
            {
              status: 'failed',
              fullName: 'a breaks',
              failureMessages: ['AssertionError: 1 is not 2\n  at a.test.ts:3'],
            },
          ],
        },
        { name: 'test/b.test.ts', status: 'failed', assertionResults: [] },
      ],
    };
    expect(failedTests(vitest)).toEqual([
      'test/a.test.ts: a breaks: AssertionError: 1 is not 2',
      'test/b.test.ts: no test could be started',
    ]);
    const inner = {
      suites: [
        {
          specs: [
            {
              ok: false,
              file: 'c.spec.ts',
              title: 'c',
              tests: [{ results: [{ error: { message: 'no button\nat' } }] }],
            },
          ],
        },
      ],
    };
    const playwright = {
      ...playwrightReport,
      suites: [{ ...inner, specs: [{ ok: true, file: 'd.spec.ts', title: 'd' }] }],
    };
    expect(failedTests(playwright)).toEqual(['c.spec.ts: c: no button']);
  });

  it('is empty for a report without failures, and for what is no report', () => {
    expect(failedTests(vitestReport)).toEqual([]);
    expect(failedTests({})).toEqual([]);
  });
});
