import { AppError } from '../../../contract/errors.ts';
import { SELF_TEST_STAGES, type SelfTestReport } from '../../../contract/self-test.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { createThrottle } from '../../base/jobs/create-throttle.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { type RunProgram, runProgram as realRunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { createStaging } from '../../manager/home/staging.ts';
import type { Profiles } from '../../manager/profiles/create-profiles.ts';
import type { Sdks } from '../../manager/sdks/sdks.ts';
import { readSurroundings } from '../machine/read-surroundings.ts';
import { chooseGo } from './choose-go.ts';
import { runSelfTest, type SelfTestLimits } from './run-self-test.ts';
import type { SelfTest, SelfTestOptions } from './self-test.ts';
import { readTestEnvironment } from './test-environment.ts';

interface SelfTestDeps {
  readonly locks: Locks;
  readonly sdks: Pick<Sdks, 'find'>;
  readonly profiles: Pick<Profiles, 'variableLine'>;
  readonly runProgram?: RunProgram;
  readonly limits?: Partial<SelfTestLimits>;
}

const LIMITS: SelfTestLimits = { stageMs: 180_000, proofMs: 180_000, proofTries: 60, traceMs: 120_000 };
const SHELL_LIMIT_MS = 10_000;
const SHORTEST_INTERVAL_MS = 100;

/** The self-test, as `SelfTest` promises. */
export function createSelfTest(context: CoreContext, deps: SelfTestDeps): SelfTest {
  const { locks, runProgram = realRunProgram } = deps;
  let last: SelfTestReport | null = null;

  async function run(
    options: SelfTestOptions,
    signal: AbortSignal,
    onChange: (report: SelfTestReport) => void,
  ): Promise<SelfTestReport> {
    const asked =
      options.from === 'process'
        ? { surroundings: [{ name: 'process' as const, env: context.env }], shell: null, problem: null }
        : await readSurroundings(context, { runProgram, signal, limitMs: SHELL_LIMIT_MS });
    const { name: origin, env } = asked.surroundings[0]!;
    const staging = await createStaging(context.layout, 'self-test');
    try {
      const work = staging.root;
      const chosen = await chooseGo(context, { sdk: options.sdk, env, cwd: work, sdks: deps.sdks });
      const limits = { ...LIMITS, ...deps.limits };
      const { shell } = asked;
      return await runSelfTest({
        tools: { context, runProgram, signal, limitMs: limits.stageMs },
        chosen,
        yours: await readTestEnvironment({ go: chosen.go, env, os: context.os, origin }),
        environment: { from: origin, shell, reason: asked.problem },
        stages: options.stages ?? SELF_TEST_STAGES,
        limits,
        work,
        // The login shell answered a moment ago: it is asked which line sets what was found guilty.
        lineOf: async (name, value) =>
          shell === null ? null : await deps.profiles.variableLine({ name, value, shell, signal }),
        onChange,
      });
    } finally {
      await staging.remove();
    }
  }

  return {
    last: () => last,
    async run(options = {}) {
      const { signal = new AbortController().signal } = options;
      const before = last;
      const publish = createThrottle(context.clock, SHORTEST_INTERVAL_MS, () => {
        if (last === null || last === before) return;
        context.events.emit('selfTestChanged', last);
        options.onChange?.(last);
      });
      const onChange = (report: SelfTestReport) => {
        last = report;
        publish.request();
      };
      try {
        return await locks.withLock('self-test', { signal }, () => run(options, signal, onChange));
      } catch (error) {
        // A report that stopped half-way would look as if it still ran.
        last = before;
        if (signal.aborted) throw new AppError('cancelled', 'The self-test was cancelled', { cause: error });
        throw explainFileError(error, 'run the self-test');
      } finally {
        publish.finish();
      }
    },
  };
}
