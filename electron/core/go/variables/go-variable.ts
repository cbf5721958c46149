import path from 'node:path';
import type { GoEnvPlace } from '../../../contract/go-env.ts';
import type { GoVariable } from '../../../contract/projects.ts';
import type { Env } from '../../context.ts';
import { type GoEnvLines, goEnvFile, readGoEnvLines } from './go-env-file.ts';
import { isReadFromFiles } from './go-env-names.ts';

/** The four places that values come from, as they are now. */
export interface GoEnvPlaces {
  readonly env: Env;
  /** Null with GOENV=off. */
  readonly file: { readonly path: string; readonly values: GoEnvLines } | null;
  readonly sdk: { readonly path: string; readonly values: GoEnvLines } | null;
  /** What go says with nothing set at all; null where none was asked, or none answers. */
  readonly builtIn: ReadonlyMap<string, string> | null;
}

interface ReadPlacesOptions {
  readonly env: Env;
  readonly os: NodeJS.Platform;
  /** Root of the go that asks; its go.env holds the defaults since Go 1.21. Null where there is none. */
  readonly root: string | null;
  /** GoSwitch's shims start that go, and take GOROOT out of its environment (docs/decisions/0009). */
  readonly isOwn?: boolean;
  readonly builtIn?: ReadonlyMap<string, string> | null;
}

/**
 * Reads the files, each once. Which go.env counts is decided by GOROOT, of the go env file first
 * (cmd/go/internal/cfg/cfg.go, initEnvCache and findGOROOT).
 */
export async function readGoEnvPlaces(options: ReadPlacesOptions): Promise<GoEnvPlaces> {
  const { env, os, root, isOwn = false, builtIn = null } = options;
  const userFile = goEnvFile(env, os);
  const user = userFile === null ? null : await readGoEnvLines(userFile);
  const goroot = user?.get('GOROOT')?.value || (isOwn ? '' : env['GOROOT']) || root;
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
 * Every place that has a value for a variable, the one in effect first: the environment, the file of `go env -w`,
 * `go.env` of the SDK, what is built in. An empty variable of the environment counts for nothing, an empty line of a
 * file for an empty value (cfg.go, Getenv and EnvOrAndChanged). Where go.env has a value, what is built in behind it
 * cannot be told.
 */
export function chainOf(name: string, { env, file, sdk, builtIn }: GoEnvPlaces): GoEnvPlace[] {
  const chain: GoEnvPlace[] = [];
  const own = env[name];
  if (own) chain.push({ origin: 'environment', value: own, file: null, line: null });
  const isFromFiles = isReadFromFiles(name);
  const user = isFromFiles ? file?.values.get(name) : undefined;
  if (user !== undefined && file !== null)
    chain.push({ origin: 'go-env-file', value: user.value, file: file.path, line: user.line });
  // A GOROOT in $GOROOT/go.env is overwritten (cfg.go, initEnvCache).
  const ofSdk = isFromFiles && name !== 'GOROOT' ? sdk?.values.get(name) : undefined;
  if (ofSdk !== undefined && sdk !== null)
    chain.push({ origin: 'sdk', value: ofSdk.value, file: sdk.path, line: ofSdk.line });
  const standard = builtIn?.get(name);
  if (ofSdk === undefined && standard) chain.push({ origin: 'built-in', value: standard, file: null, line: null });
  return chain;
}

/** The effective value and where it comes from; `none` leaves what is built into the go command. */
export function goVariable(name: string, places: GoEnvPlaces): GoVariable {
  const place = chainOf(name, { ...places, builtIn: null })[0];
  if (place === undefined || place.origin === 'built-in') return { name, value: '', origin: 'none', file: null };
  return { name, value: place.value, origin: place.origin, file: place.file };
}
