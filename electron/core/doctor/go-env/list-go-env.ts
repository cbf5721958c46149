import { type ErrorShape, isAppError, toErrorShape } from '../../../contract/errors.ts';
import type { GoEnvPlace, GoEnvReport, GoEnvVariable } from '../../../contract/go-env.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import { sdkVersionOf } from '../../go/go-version/sdk-version.ts';
import { groupOf, KNOWN_NAMES, settableOf } from '../../go/variables/go-env-names.ts';
import { chainOf, type GoEnvPlaces, readGoEnvPlaces } from '../../go/variables/go-variable.ts';
import type { CheckTools, Surroundings } from '../machine/check-tools.ts';
import { askGoEnv, withoutGoVariables } from './ask-go-env.ts';
import { judgeValue } from './judge-value.ts';

type GoEnvTools = Pick<CheckTools, 'context' | 'surroundings' | 'goAtHand' | 'runGo' | 'variableLine'>;

/** Go's settings as they are, secrets in them: for the engine's own use. */
export interface GoEnvState {
  readonly root: string | null;
  readonly version: string | null;
  readonly surroundings: Surroundings;
  readonly places: GoEnvPlaces;
  /** What `go env` says; null where it refuses everything (`problem` says why). */
  readonly said: ReadonlyMap<string, string> | null;
  readonly problem: ErrorShape | null;
}

/**
 * @param root of the SDK that is asked; null for the one that new terminals run, or any that is there: where no go
 * runs, its defaults are what go would say
 */
export async function readGoEnvState(tools: GoEnvTools, root: string | null): Promise<GoEnvState> {
  const surroundings = (await tools.surroundings())[0]!;
  const { env } = surroundings;
  const chosen = root ?? (await tools.goAtHand())?.root ?? null;
  const answers = chosen === null ? null : await ask(tools, chosen, env);
  const places = await readGoEnvPlaces({ env, os: tools.context.os, root: chosen, builtIn: answers?.builtIn ?? null });
  const version = sdkVersionOf(answers?.builtIn?.get('GOVERSION') ?? '');
  return {
    root: chosen,
    version,
    surroundings,
    places,
    said: answers?.said ?? null,
    problem: answers?.problem ?? null,
  };
}

async function ask({ runGo }: GoEnvTools, root: string, env: Surroundings['env']) {
  const [builtIn, said] = await Promise.all([
    attempt(() => askGoEnv(runGo, root, withoutGoVariables(env))),
    attempt(() => askGoEnv(runGo, root, env)),
  ]);
  return { builtIn: builtIn.value, said: said.value, problem: builtIn.problem ?? said.problem };
}

async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T | null; readonly problem: ErrorShape | null }> {
  try {
    return { value: await work(), problem: null };
  } catch (error) {
    if (!isAppError(error) || error.code === 'cancelled') throw error;
    return { value: null, problem: toErrorShape(error) };
  }
}

/**
 * Every variable with its chain, fit to be shown: secrets taken out, and the profile lines that export what the
 * environment has. Starts a shell for those.
 */
export async function describeGoEnv(tools: GoEnvTools, state: GoEnvState): Promise<GoEnvReport> {
  const { places, said, root, version, surroundings } = state;
  const names = new Set([
    ...(said?.keys() ?? KNOWN_NAMES),
    ...(places.file?.values.keys() ?? []),
    'GODEBUG',
    'GOTOOLCHAIN',
    'GOWORK',
  ]);
  const variables = await Promise.all([...names].sort().map((name) => describeVariable(tools, state, name)));
  return redactSecretsIn({
    sdk: root === null ? null : { version, root },
    problem: state.problem,
    surroundings: surroundings.name,
    goEnvFile: places.file?.path ?? null,
    variables,
  });
}

async function describeVariable(
  tools: GoEnvTools,
  { places, said, version }: GoEnvState,
  name: string,
): Promise<GoEnvVariable> {
  const chain = chainOf(name, places);
  const value = goValue(name, said, chain);
  // Worked out by go from other things than a value of its own.
  if (chain.length === 0 && value !== '') chain.push({ origin: 'built-in', value, file: null, line: null });
  const [first, ...others] = chain;
  const shown = first?.origin === 'environment' ? [await withLine(tools, name, first), ...others] : chain;
  return {
    name,
    group: groupOf(name),
    value,
    chain: shown,
    settable: settableOf(name),
    problem: judgeValue(name, value, version)?.problem ?? null,
  };
}

/** The go command's word counts: it cleans paths and works some values out. */
export function goValue(name: string, said: ReadonlyMap<string, string> | null, chain: readonly GoEnvPlace[]): string {
  return said?.get(name) ?? chain[0]?.value ?? '';
}

async function withLine(tools: GoEnvTools, name: string, place: GoEnvPlace): Promise<GoEnvPlace> {
  const at = await tools.variableLine(name);
  return at === null ? place : { ...place, file: at.file, line: at.line };
}
