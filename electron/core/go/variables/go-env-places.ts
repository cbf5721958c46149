import path from 'node:path';
import type { GoEnvPlace } from '../../../contract/go-env.ts';
import type { Env } from '../../context.ts';
import { goEnvFile, readGoEnvLines } from './find-go-variable.ts';
import { settableOf } from './go-env-names.ts';

type Lines = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

/** The four places that values come from, as they are now. */
export interface GoEnvPlaces {
  readonly env: Env;
  /** Null with GOENV=off. */
  readonly file: { readonly path: string; readonly values: Lines } | null;
  readonly sdk: { readonly path: string; readonly values: Lines } | null;
  /** What go says with nothing set at all; null where none answers. */
  readonly builtIn: ReadonlyMap<string, string> | null;
}

export interface ReadPlacesOptions {
  readonly env: Env;
  readonly os: NodeJS.Platform;
  /** Root of the go that asks; null where there is none. */
  readonly root: string | null;
  readonly builtIn: ReadonlyMap<string, string> | null;
}

/**
 * Reads the files. Which go.env counts is decided by GOROOT, of the go env file first (cmd/go/internal/cfg/cfg.go,
 * readEnvFile and findGOROOT).
 */
export async function readGoEnvPlaces({ env, os, root, builtIn }: ReadPlacesOptions): Promise<GoEnvPlaces> {
  const userFile = goEnvFile(env, os);
  const user = userFile === null ? null : await readGoEnvLines(userFile);
  const goroot = user?.get('GOROOT')?.value || env['GOROOT'] || root;
  const sdkFile = goroot ? path.join(goroot, 'go.env') : null;
  const sdk = sdkFile === null ? null : await readGoEnvLines(sdkFile);
  return {
    env,
    file: userFile === null ? null : { path: userFile, values: user ?? new Map() },
    sdk: sdkFile === null || sdk === null ? null : { path: sdkFile, values: sdk },
    builtIn,
  };
}

/**
 * Every place that has a value for a variable, the one in force first. An empty variable of the environment counts for
 * nothing, an empty line of a file for an empty value (cfg.go, Getenv and EnvOrAndChanged). Where go.env has a value,
 * what is built in behind it cannot be told.
 */
export function chainOf(name: string, { env, file, sdk, builtIn }: GoEnvPlaces): GoEnvPlace[] {
  const chain: GoEnvPlace[] = [];
  const own = env[name];
  if (own) chain.push({ origin: 'environment', value: own, file: null, line: null });
  const isFromFiles = settableOf(name) === 'go-env';
  const user = isFromFiles ? file?.values.get(name) : undefined;
  if (user !== undefined && file !== null)
    chain.push({ origin: 'go-env-file', value: user.value, file: file.path, line: user.line });
  const ofSdk = isFromFiles ? sdk?.values.get(name) : undefined;
  if (ofSdk !== undefined && sdk !== null)
    chain.push({ origin: 'sdk', value: ofSdk.value, file: sdk.path, line: ofSdk.line });
  const standard = builtIn?.get(name);
  if (ofSdk === undefined && standard) chain.push({ origin: 'built-in', value: standard, file: null, line: null });
  return chain;
}
