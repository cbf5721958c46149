import type { DoctorReport } from '../../../contract/doctor.ts';
import { AppError } from '../../../contract/errors.ts';
import { settleLeftChanges } from '../../base/journal/settle-left-changes.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import { type RunProgram, runProgram as realRunProgram } from '../../base/programs/run-program.ts';
import type { Fix } from '../fixes/fix.ts';
import { fixImpossible } from '../fixes/journaled-fix.ts';
import { createCheckTools } from '../machine/create-check-tools.ts';
import type { Subjects } from '../subjects.ts';
import type { Check } from './check.ts';
import { CHECKS } from './checks.ts';
import type { Doctor } from './doctor.ts';
import { runChecks } from './run-checks.ts';

interface DoctorDeps {
  readonly core: Subjects;
  /** Where /etc, /proc and the like are looked for; default `/`. */
  readonly systemRoot?: string;
  /** Default: all of checks.ts. */
  readonly checks?: readonly Check[];
  /** Default: starts real programs. */
  readonly runProgram?: RunProgram;
  /** For the login shell to answer, in milliseconds. */
  readonly shellLimitMs?: number;
}

/** The checks over one core: remembers the last run, and the fixes of its findings. */
export function createDoctor(deps: DoctorDeps): Doctor {
  const { core, checks = CHECKS } = deps;
  const { context } = core;
  let last: DoctorReport | null = null;
  let fixes: ReadonlyMap<string, Fix> = new Map();
  let running: SharedRun | null = null;

  async function runAll(signal: AbortSignal, folder: string | null): Promise<DoctorReport> {
    await settleLeftChanges(core);
    const startedAt = context.clock.now();
    const made = createCheckTools({ runProgram: realRunProgram, ...deps, signal, folder });
    try {
      const { runs, findings, fixes: found } = await runChecks({ checks, tools: made.tools });
      const { shell, problem } = await made.shell();
      const durationMs = Math.max(0, context.clock.now() - startedAt);
      last = {
        at: new Date(startedAt).toISOString(),
        durationMs,
        shell,
        shellProblem: problem,
        checks: runs,
        findings,
      };
      fixes = found;
      context.events.emit('doctorFinished', last);
      return last;
    } finally {
      await made.close();
    }
  }

  function fixOf(finding: string): Fix {
    const fix = fixes.get(finding);
    if (fix !== undefined) return fix;
    const isFound = last?.findings.some(({ id }) => id === finding) ?? false;
    throw fixImpossible(isFound ? 'GoSwitch has no repair for this' : 'The last run of the checks found no such thing');
  }

  return {
    checks,
    run({ signal, folder = null } = {}) {
      if (running === null || running.isOver()) running = shareRun((stopped) => runAll(stopped, folder));
      return running.join(signal);
    },
    last: () => last,
    previewFix: async (finding) => redactSecretsIn(await fixOf(finding).preview()),
    applyFix: async (finding, using) => await fixOf(finding).apply(using),
  };
}

interface SharedRun {
  /** True when it has ended, or nobody waits for it. */
  isOver(): boolean;
  join(signal: AbortSignal | undefined): Promise<DoctorReport>;
}

/** One run for all who ask while it goes on. It is stopped when the last of them no longer waits. */
function shareRun(start: (signal: AbortSignal) => Promise<DoctorReport>): SharedRun {
  const control = new AbortController();
  let waiting = 0;
  let isOver = false;
  const done = start(control.signal).finally(() => {
    isOver = true;
  });
  done.catch(() => undefined);
  return {
    isOver: () => isOver,
    async join(signal) {
      const cancelled = () => new AppError('cancelled', 'The checks were stopped');
      if (signal?.aborted) throw cancelled();
      waiting++;
      let leave: () => void = () => undefined;
      const left = new Promise<never>((_, reject) => {
        leave = () => reject(cancelled());
      });
      left.catch(() => undefined);
      signal?.addEventListener('abort', leave);
      try {
        return await Promise.race([done, left]);
      } finally {
        signal?.removeEventListener('abort', leave);
        waiting--;
        if (waiting === 0 && !isOver) {
          isOver = true;
          control.abort(cancelled());
        }
      }
    },
  };
}
