import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Sums the runners' own JSON reports into one line for CI. A report that is missing or unreadable, a file that failed
 * before its first test, and a step that failed although its report shows no failure each count as one failed test:
 * silence never passes.
 */
interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly specs?: readonly {
    readonly ok: boolean;
    readonly file: string;
    readonly title: string;
    readonly tests?: readonly { readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
  readonly suites?: readonly PlaywrightSuite[];
}

/** The reports that every run leaves: without a Chromium the window's specs are skipped, and their report says so. */
const RUNNERS = ['vitest.json', 'playwright.json'];

/** Totals of one report, by its shape. Throws a plain Error for any other shape. */
function readReport(report: unknown): Totals {
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

/** The tests of a report that failed, as `file: title: message`, so that a log whose middle was cut names them. */
export function failedTests(report: unknown): string[] {
  const { testResults, suites } = report as Partial<VitestReport & PlaywrightReport>;
  const ofVitest = (testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [`${name}: no test could be started`];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages }) => `${name}: ${fullName}${firstLine(failureMessages?.[0])}`);
  });
  return [...ofVitest, ...(suites ?? []).flatMap(failedSpecs)];
}

function failedSpecs({ specs = [], suites = [] }: PlaywrightSuite): string[] {
  const failed = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => `${file}: ${title}${firstLine(tests?.[0]?.results[0]?.error?.message)}`);
  return [...failed, ...suites.flatMap(failedSpecs)];
}

function firstLine(message = ''): string {
  return message === '' ? '' : `: ${message.split('\n', 1)[0]}`;
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
      const written: unknown = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
      const report = readReport(written);
      for (const test of failedTests(written)) console.error(`ci: failed test: ${test}`);
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
