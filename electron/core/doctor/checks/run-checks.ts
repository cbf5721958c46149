import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { CheckRun, Finding, Severity } from '../../../contract/doctor.ts';
import { AppError, toErrorShape } from '../../../contract/errors.ts';
import { FINDING_WORDS, type FindingWords } from '../../../contract/words/en/findings/findings.ts';
import { fill } from '../../../contract/words/say.ts';
import { redactSecrets, redactSecretsIn } from '../../base/log/redact-secrets.ts';
import type { Fix } from '../fixes/fix.ts';
import type { CheckTools } from '../machine/check-tools.ts';
import type { Check, Found } from './check.ts';
import { withoutConsequences } from './without-consequences.ts';

interface RunChecksOptions {
  readonly checks: readonly Check[];
  readonly tools: CheckTools;
}

interface ChecksResult {
  /** In the order of the checks. */
  readonly runs: readonly CheckRun[];
  /** The worst first, then in the order of the checks. Without what may only follow from another one (follows.ts). */
  readonly findings: readonly Finding[];
  /** By the id of the finding. */
  readonly fixes: ReadonlyMap<string, Fix>;
}

const TIME_LIMIT_MS = 10_000;
const LONGEST_ABOUT = 200;
const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * Runs the checks side by side, each with a time limit of its own. One that throws or does not end never keeps the
 * others from their answer: its run says so. Throws `cancelled` when `tools.signal` is aborted.
 */
export async function runChecks({ checks, tools }: RunChecksOptions): Promise<ChecksResult> {
  // Nearly every check asks for it, and a slow profile is no check's fault: its time counts for none.
  await tools.surroundings();
  const results = await Promise.all(checks.map((check) => runOne(check, tools)));
  if (tools.signal.aborted) throw new AppError('cancelled', 'The checks were stopped');
  const fixes = new Map<string, Fix>();
  const findings: Finding[] = [];
  const all = results.flatMap(({ run, found }) => found.map((one) => ({ check: run.check, one })));
  const told = withoutConsequences(all, ({ one }) => one);
  const offered = await Promise.all(
    told.map(async ({ check, one }) => ({ check, one: await withPossibleFix(one, tools) })),
  );
  for (const { check, one } of offered) {
    const finding = toFinding(check, one, new Set(findings.map(({ id }) => id)));
    findings.push(finding);
    if (one.fix !== undefined) fixes.set(finding.id, one.fix);
  }
  findings.sort((a, b) => WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity));
  // What it found waits: about its own subject nothing is known before the repair.
  const waits = ({ check, state }: CheckRun) =>
    state === 'found' && !findings.some((finding) => finding.check === check);
  const runs = results.map(({ run }): CheckRun => (waits(run) ? { ...run, state: 'not-applicable' } : run));
  return { runs, findings, fixes };
}

/**
 * A repair that cannot be made (a read-only file, GOENV=off, a folder of somebody else's) is not offered, and the
 * evidence says why. It may still fail later: the machine moves on.
 */
async function withPossibleFix(found: Found, { context: { log } }: CheckTools): Promise<Found> {
  if (found.fix === undefined) return found;
  try {
    await found.fix.preview();
    return found;
  } catch (error) {
    const { code, message } = toErrorShape(error);
    if (code === 'internal') log.warn(`A repair could not be planned: ${found.kind}`, { error });
    const { fix: _, ...rest } = found;
    return { ...rest, evidence: [...found.evidence, { name: 'cannot be repaired', value: message, source: null }] };
  }
}

async function runOne(
  check: Check,
  tools: CheckTools,
): Promise<{ readonly run: CheckRun; readonly found: readonly Found[] }> {
  const { clock, log } = tools.context;
  const startedAt = clock.now();
  const ended = (state: CheckRun['state'], problem: CheckRun['problem'] = null): CheckRun => ({
    check: check.id,
    state,
    durationMs: Math.max(0, clock.now() - startedAt),
    problem,
  });
  try {
    const found = await withLimit(check.timeLimitMs ?? TIME_LIMIT_MS, tools, (signal) =>
      check.run({ ...tools, signal }),
    );
    if (found === 'timed-out') return { run: ended('timed-out', notInTime(check)), found: [] };
    if (found === 'not-applicable') return { run: ended('not-applicable'), found: [] };
    return { run: ended(found.length === 0 ? 'fine' : 'found'), found };
  } catch (error) {
    if (!tools.signal.aborted) log.warn(`A check failed: ${check.id}`, { error });
    return { run: ended('failed', redactSecretsIn(toErrorShape(error))), found: [] };
  }
}

/** The result, or `timed-out`; then `signal` is aborted, and what the work does afterwards is nobody's concern. */
async function withLimit<T>(
  limitMs: number,
  { context, signal }: CheckTools,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | 'timed-out'> {
  const control = new AbortController();
  setMaxListeners(0, control.signal);
  const abort = () => control.abort(signal.reason);
  const timer = new AbortController();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  try {
    const limit = context.clock.sleep(limitMs, timer.signal).then(() => 'timed-out' as const);
    limit.catch(() => undefined);
    const stopped = new Promise<never>((_, reject) => {
      const stop = () => reject(control.signal.reason);
      if (control.signal.aborted) stop();
      control.signal.addEventListener('abort', stop);
    });
    stopped.catch(() => undefined);
    // In a promise of its own, so that a check which throws at once is caught like one that rejects.
    const done = (async () => await work(control.signal))();
    done.catch(() => undefined);
    return await Promise.race([done, limit, stopped]);
  } finally {
    timer.abort();
    signal.removeEventListener('abort', abort);
    control.abort(new AppError('cancelled', 'The check timed out'));
  }
}

function notInTime({ id, timeLimitMs = TIME_LIMIT_MS }: Check): CheckRun['problem'] {
  return { code: 'cancelled', message: `The check ${id} did not end within ${timeLimitMs / 1000} s` };
}

function toFinding(check: string, found: Found, taken: ReadonlySet<string>): Finding {
  const words: FindingWords = FINDING_WORDS[found.kind];
  const params = redactSecretsIn(found.params);
  return {
    id: idOf(check, found, taken),
    check,
    kind: found.kind,
    severity: found.severity,
    params,
    title: redactSecrets(fill(words.title, params)),
    why: redactSecrets(fill(words.why, params)),
    evidence: redactSecretsIn(found.evidence),
    fix: found.fix === undefined ? null : redactSecrets(fill(words.fix ?? 'Repair it', params)),
  };
}

/** The same from run to run; a second one that would be called the same gets a number. */
function idOf(check: string, { kind, about = '' }: Found, taken: ReadonlySet<string>): string {
  const clean = redactSecrets(about);
  const short = clean.length <= LONGEST_ABOUT ? clean : createHash('sha256').update(about).digest('hex').slice(0, 16);
  const id = [check, kind, ...(short === '' ? [] : [short])].join('/');
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}#${count}`;
  return free;
}
