import type {
  GoOnPathReport,
  ProfileLine,
  ProfileObstacle,
  SetupTarget,
  ShellCheck,
  UnknownShell,
} from '../../../contract/profiles.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { type RunProgram, runProgram as realRunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { shellSpokenBy } from '../shells/shells.ts';
import { checkShells } from './check-shells.ts';
import { createSetup } from './create-setup.ts';
import { shellsInUse } from './detect-targets.ts';
import { explainVariable } from './explain-variable.ts';
import { type GoOnPathOptions, goOnPath } from './go-on-path.ts';
import { type LoginEnvironment, readLoginEnvironment } from './login-environment.ts';
import { findObstacles } from './obstacles.ts';
import { findTerminalMaker, type TerminalMaker } from './pseudo-terminal.ts';
import type { Setup } from './setup.ts';
import { sessionEnv } from './shell-environment.ts';
import { unknownShells } from './unknown-shells.ts';

interface ProfilesDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  /** Makes sure that there is a shim to find; called before profiles are edited. */
  readonly refreshShims?: () => Promise<void>;
  /** Default: starts real programs. */
  readonly runProgram?: RunProgram;
  /** Where /etc and /run are looked for; default `/`. */
  readonly systemRoot?: string;
  /** Makes a terminal, to ask shells at their prompt; default: what is found on this machine. */
  readonly terminal?: TerminalMaker | null;
}

interface CheckShellsOptions {
  /** Default: every shell that this user works in (`shellsInUse`). */
  readonly targets?: readonly SetupTarget[];
  /** For each start of a shell; default 10 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface Profiles extends Setup {
  /**
   * Starts each shell that this user works in with an empty environment, in each mode, and asks which `go` it finds. Throws only `cancelled`.
   */
  checkShells(options?: CheckShellsOptions): Promise<ShellCheck[]>;
  /** Lines of others that defeat the switch; `previewFix` and `applyFix` comment them out. */
  obstacles(options?: CheckShellsOptions): Promise<ProfileObstacle[]>;
  /** Shells this user works in that set-up does not edit, with the line to add by hand. */
  unknownShells(): Promise<UnknownShell[]>;
  /** Each `go` on the login shell's PATH, in order. */
  goOnPath(options?: GoOnPathOptions): Promise<GoOnPathReport>;
  /** The environment of a new terminal. Throws `shell-failed`. */
  readLoginEnvironment(options?: { readonly shell?: string; readonly timeoutMs?: number }): Promise<LoginEnvironment>;
  /**
   * The line of a profile that gives a variable its value in a new terminal; null where it could not be told. Starts
   * the shell once more.
   */
  variableLine(options: VariableLineOptions): Promise<ProfileLine | null>;
}

interface VariableLineOptions {
  readonly name: string;
  /** As the login environment has it. */
  readonly value: string;
  /** Path of the login shell. */
  readonly shell: string;
  readonly signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** Profiles: set-up and its undoing, the proof that it works, and who wins on PATH. */
export function createProfiles(context: CoreContext, deps: ProfilesDeps): Profiles {
  const { runProgram = realRunProgram, systemRoot = '/', refreshShims = async () => undefined } = deps;
  const setup = createSetup(context, {
    journal: deps.journal,
    locks: deps.locks,
    refreshShims,
    runProgram,
    systemRoot,
  });
  const terminal = async () => (deps.terminal === undefined ? findTerminalMaker(context) : deps.terminal);
  const checkAll = async ({ targets, timeoutMs = DEFAULT_TIMEOUT_MS, signal }: CheckShellsOptions = {}) => {
    const detected = await setup.targets();
    const bash = detected.find(({ target }) => target === 'bash')?.executable ?? null;
    const asked = {
      targets: targets
        ? detected.filter(({ target }) => targets.includes(target))
        : await shellsInUse(context, detected),
      bash,
      timeoutMs,
      runProgram,
      signal,
      terminal: await terminal(),
    };
    return { ...asked, proofs: await checkShells(context, asked) };
  };
  return {
    ...setup,
    checkShells: async (options) => (await checkAll(options)).proofs,
    obstacles: async (options) => findObstacles(context, await checkAll(options)),
    unknownShells: () => unknownShells(context, systemRoot),
    goOnPath: (options = {}) => goOnPath(context, options, { runProgram, systemRoot, terminal }),
    readLoginEnvironment: (options = {}) => readLoginEnvironment(context, { ...options, runProgram }),
    async variableLine({ name, value, shell: executable, signal }) {
      const shell = shellSpokenBy(executable);
      if (shell === null) return null;
      const bash = (await setup.targets()).find(({ target }) => target === 'bash')?.executable ?? null;
      const start = {
        shell,
        executable,
        isLogin: true,
        isInteractive: true,
        env: sessionEnv(context),
      };
      return explainVariable(context, { ...start, bash, runProgram, signal, name, value });
    },
  };
}
