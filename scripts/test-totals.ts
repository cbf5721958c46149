import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Sums the runners' own JSON reports into one line for CI. A report that is missing or unreadable, a file that failed
 * before its first test, and a step that failed although its report shows no failure each count as one failed test:
 * silence never passes.
 */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

/** The reports that every run leaves: without a Chromium the window's specs are skipped, and their report says so. */
const RUNNERS = ['vitest.json', 'playwright.json'];

/** Totals of one report, by its shape. Throws a plain Error for any other shape. */
export function readReport(report: unknown): Totals {
  const { numPassedTests, stats } = report as Partial<VitestReport & PlaywrightReport>;
  if (typeof numPassedTests === 'number') {
    const vitest = report as VitestReport;
    const brokenFiles = vitest.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return {
      passed: vitest.numPassedTests,
      failed: vitest.numFailedTests + brokenFiles.length,
      skipped: vitest.numPendingTests + vitest.numTodoTests,
    };
  }
  if (typeof stats?.expected === 'number') {
    const playwright = report as PlaywrightReport;
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + playwright.errors.length,
      skipped: stats.skipped,
    };
  }
  throw new Error('not a report of a known runner');
}

/** Totals over every `*.json` in `folder`; `failedSteps` are commands that ended with a non-zero status. */
export async function sumReports(folder: string, failedSteps: readonly string[]): Promise<Totals> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const name of RUNNERS) {
    if (names.includes(name)) continue;
    console.error(`ci: ${path.join(folder, name)} is missing: the test runner died, or never ran`);
    totals.failed += 1;
  }
  for (const name of names) {
    try {
      const report = readReport(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
      totals.passed += report.passed;
      totals.failed += report.failed;
      totals.skipped += report.skipped;
    } catch (error) {
      console.error(`ci: ${name}: ${error instanceof Error ? error.message : String(error)}`);
      totals.failed += 1;
    }
  }
  for (const step of failedSteps) {
    console.error(`ci: failed: ${step}`);
    if (step !== 'npm test' || totals.failed === 0) totals.failed += 1;
  }
  return totals;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'test-results', ...failedSteps] = process.argv.slice(2);
  const totals = await sumReports(folder, failedSteps);
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}
