import { AppError } from '../../../contract/errors.ts';
import type {
  GoEnvChangeResult,
  GoEnvPreset,
  GoEnvPresets,
  GoEnvReport,
  ModuleAnswer,
  Overruled,
} from '../../../contract/go-env.ts';
import { keepSecrets } from '../../base/log/keep-secrets.ts';
import { REDACTED, redactSecretsIn } from '../../base/log/redact-secrets.ts';
import { type RunProgram, runProgram as realRunProgram } from '../../base/programs/run-program.ts';
import { chainOf } from '../../go/variables/go-variable.ts';
import { applyGoEnvChange } from '../go-env-file/edit-go-env.ts';
import { goEnvFileToEdit } from '../go-env-file/plan-go-env-change.ts';
import type { CheckTools } from '../machine/check-tools.ts';
import { createCheckTools } from '../machine/create-check-tools.ts';
import type { Subjects } from '../subjects.ts';
import { createEnvPresets, type EnvPresetsStore } from './env-presets.ts';
import { explainModule } from './explain-module.ts';
import { findSdkRoot } from './find-sdk-root.ts';
import { describeGoEnv, type GoEnvState, goValue, readGoEnvState } from './list-go-env.ts';
import { setTelemetry, type TelemetryMode } from './telemetry.ts';
import { type GoEnvChanges, validateChanges } from './validate-changes.ts';

interface GoEnvOptions {
  /** A name below versions/, or a root; default: the SDK of the go that new terminals run. */
  readonly sdk?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Go's own settings: where each value comes from, and changing them. */
export interface GoEnv {
  /** Throws `sdk-not-installed`, `cancelled`; never for what the settings hold. */
  list(options?: GoEnvOptions): Promise<GoEnvReport>;
  /**
   * Writes the go env file, once the go command has judged the values (and GoSwitch what that lets through); works
   * without any go, by its own rules alone. Null takes a variable out. A `***` stands for the secret that is there now.
   * Throws `go-setting-invalid`, `go-env-off`, `permission-denied`.
   */
  set(changes: Readonly<Record<string, string | null>>, options?: GoEnvOptions): Promise<GoEnvChangeResult>;
  explainModule(module: string, options?: GoEnvOptions): Promise<ModuleAnswer>;
  setTelemetry(mode: TelemetryMode, options?: GoEnvOptions): Promise<void>;
  readonly presets: EnvPresetsStore;
  /** The presets, secrets taken out, and which of them the go env file follows now. */
  listPresets(): Promise<GoEnvPresets>;
  /**
   * As `presets.save`; a `***` in a value stands for the secret that the preset has there, or the setting in effect.
   * Throws `go-setting-invalid` where there is none.
   */
  savePreset(preset: GoEnvPreset, replaces?: string): Promise<void>;
  /** Throws `invalid-input` when there is none of the name, and as `set`. */
  switchPreset(name: string): Promise<GoEnvChangeResult>;
}

interface GoEnvDeps {
  readonly core: Subjects;
  readonly systemRoot?: string;
  readonly runProgram?: RunProgram;
}

export async function createGoEnv({ core, systemRoot = '/', runProgram = realRunProgram }: GoEnvDeps): Promise<GoEnv> {
  const { context } = core;
  const [journal, locks] = await Promise.all([core.journal(), core.locks()]);
  const editing = { context, journal, locks };
  const presets = createEnvPresets(editing);

  /** One look at the machine, shared by what is asked in it. */
  async function look<T>(
    { sdk, signal = new AbortController().signal }: GoEnvOptions,
    work: (tools: CheckTools, state: GoEnvState) => Promise<T>,
  ): Promise<T> {
    const { tools, close } = createCheckTools({ core, systemRoot, runProgram, signal });
    try {
      const root = sdk === undefined ? null : await findSdkRoot(core, sdk);
      return await work(tools, await readGoEnvState(tools, root));
    } finally {
      await close();
    }
  }

  async function change(
    tools: CheckTools,
    state: GoEnvState,
    changes: Readonly<Record<string, string | null>>,
  ): Promise<GoEnvChangeResult> {
    const wanted = withSecrets(state, changes);
    const file = goEnvFileToEdit(state.surroundings.env, context.os);
    await validateChanges(tools.runGo, state, wanted);
    const entry = await applyGoEnvChange(editing, file, wanted);
    if (entry !== null) context.events.emit('goEnvChanged', {});
    return { journalId: entry?.id ?? null, overruled: await findOverruled(tools, state, changes) };
  }

  return {
    presets,
    list: (options = {}) => look(options, (tools, state) => describeGoEnv(tools, state)),
    set: (changes, options = {}) => look(options, (tools, state) => change(tools, state, changes)),
    explainModule: (module, options = {}) =>
      look(options, async (_tools, { places, said }) =>
        explainModule(module, (name) => {
          const chain = chainOf(name, places);
          // `go env` says GOPRIVATE's value for these where they are not set, and then it is GOPRIVATE that decides.
          if (name === 'GONOPROXY' || name === 'GONOSUMDB') return chain[0]?.value ?? '';
          return goValue(name, said, chain);
        }),
      ),
    setTelemetry: (mode, options = {}) =>
      look(options, async ({ runGo }, { root, surroundings }) => {
        if (root === null) throw new AppError('go-setting-invalid', 'Could not set telemetry: no Go version was found');
        await setTelemetry(mode, { runGo, root, env: surroundings.env, journal, locks });
        context.events.emit('goEnvChanged', {});
      }),
    async listPresets() {
      const all = await presets.list();
      // Looking starts the login shell: not for nothing, for the tray asks too.
      if (all.length === 0) return { presets: [], active: null };
      return await look({}, async (_tools, { places }) => {
        const follows = (values: Readonly<Record<string, string | null>>) =>
          Object.entries(values).every(([name, value]) => (places.file?.values.get(name)?.value ?? null) === value);
        const active = all.find(({ values }) => Object.keys(values).length > 0 && follows(values))?.name ?? null;
        return { presets: redactSecretsIn(all), active };
      });
    },
    async savePreset(preset, replaces) {
      const hasSecrets = Object.values(preset.values).some((value) => value?.includes(REDACTED));
      if (!hasSecrets) return await presets.save(preset, replaces);
      const known = (await presets.list()).find(({ name }) => name === (replaces ?? preset.name));
      await look({}, async (_tools, { places }) => {
        const values = Object.entries(preset.values).map(([name, value]) => {
          const effective = chainOf(name, places)[0]?.value ?? '';
          return [
            name,
            value === null
              ? null
              : (keepSecrets(value, known?.values[name] ?? '') ?? wholeValue(name, value, effective)),
          ] as const;
        });
        await presets.save({ name: preset.name, values: Object.fromEntries(values) }, replaces);
      });
    },
    async switchPreset(name) {
      const preset = (await presets.list()).find((each) => each.name === name);
      if (preset === undefined) throw new AppError('invalid-input', `Unknown preset: ${name}`);
      return await look({}, (tools, state) => change(tools, state, preset.values));
    },
  };
}

function withSecrets({ places }: GoEnvState, changes: Readonly<Record<string, string | null>>): GoEnvChanges {
  const set: Record<string, string> = {};
  const unset: string[] = [];
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      unset.push(name);
      continue;
    }
    set[name] = wholeValue(name, value, chainOf(name, places)[0]?.value ?? '');
  }
  return { set, unset };
}

function wholeValue(name: string, edited: string, old: string): string {
  const whole = keepSecrets(edited, old);
  if (whole !== null) return whole;
  throw new AppError('go-setting-invalid', `${name}: ${REDACTED} does not match any saved password`, {
    details: { setting: name },
  });
}

/** What the environment has wins over the file, so that the change shows nowhere; with the line to change instead. */
async function findOverruled(
  tools: CheckTools,
  { surroundings, places }: GoEnvState,
  changes: object,
): Promise<readonly Overruled[]> {
  const found = Object.keys(changes).flatMap((name) => {
    const first = chainOf(name, places)[0];
    return first?.origin === 'environment' ? [{ name, value: first.value }] : [];
  });
  return await Promise.all(
    found.map(async ({ name, value }) => {
      const line = surroundings.name === 'login-shell' ? await tools.variableLine(name) : null;
      const source = { origin: surroundings.name, file: null, line: null } as const;
      const fix = line === null ? null : await tools.fixes.removeVariable({ name, value, source });
      const { value: shown } = await tools.evidence({ name, value, surroundings: surroundings.name, source });
      return { name, value: shown, line, fixable: fix !== null };
    }),
  );
}
