import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceSource } from '../../../contract/doctor.ts';
import type { Env } from '../../context.ts';
import { goEnvFile, readGoEnvLines } from '../../go/variables/go-env-file.ts';
import { isReadFromFiles } from '../../go/variables/go-env-names.ts';

/** One variable of an environment. `go-env-file`: only the go command sees it. */
export interface TestVariable {
  readonly value: string;
  readonly source: EvidenceSource;
}

/** An environment taken apart, so that variables of one can be put into another. */
export interface TestEnvironment {
  /** The program that `go` means in it. */
  readonly go: string;
  /** By name, in capitals on Windows, where case does not count. Without GOENV: what its file says is here already. */
  readonly variables: ReadonlyMap<string, TestVariable>;
  /** The environment as it was read; left out where it was put together. */
  readonly asRead?: Env;
}

/**
 * What the go command hands to the one it switches to (cmd/go/internal/toolchain/exec.go): leaked, it makes another one
 * run.
 */
const LEAKED = /^GOTOOLCHAIN_INTERNAL_/;

/**
 * Takes `env` apart together with the go env file that counts in it (cmd/go/internal/cfg/cfg.go: what is set and not
 * empty in the environment wins).
 */
export async function readTestEnvironment(options: {
  readonly go: string;
  readonly env: Env;
  readonly os: NodeJS.Platform;
  readonly origin: 'login-shell' | 'process';
}): Promise<TestEnvironment> {
  const { go, env, os, origin } = options;
  const variables = new Map<string, TestVariable>();
  const file = goEnvFile(env, os);
  for (const [name, { value, line }] of (file === null ? null : await readGoEnvLines(file)) ?? []) {
    if (isReadFromFiles(name)) variables.set(name, { value, source: { origin: 'go-env-file', file, line } });
  }
  for (const [key, value] of Object.entries(env)) {
    const name = os === 'win32' ? key.toUpperCase() : key;
    const isOverruled = value === '' && variables.has(name);
    if (value !== undefined && !isOverruled && !LEAKED.test(name))
      variables.set(name, { value, source: { origin, file: null, line: null } });
  }
  variables.delete('GOENV');
  return { go, variables, asRead: env };
}

/** Names whose values differ, in alphabetical order; empty and not set are one to the go command. */
export function differingNames(one: TestEnvironment, other: TestEnvironment): string[] {
  const names = new Set([...one.variables.keys(), ...other.variables.keys()]);
  return [...names]
    .filter((name) => (one.variables.get(name)?.value || '') !== (other.variables.get(name)?.value || ''))
    .sort();
}

/** `base` with the named variables as `other` has them: set, or not set. With PATH comes the `go` that it finds. */
export function mixEnvironments(
  base: TestEnvironment,
  other: TestEnvironment,
  names: Iterable<string>,
): TestEnvironment {
  const variables = new Map(base.variables);
  let { go } = base;
  for (const name of names) {
    const variable = other.variables.get(name);
    if (variable === undefined) variables.delete(name);
    else variables.set(name, variable);
    if (name === 'PATH') go = other.go;
  }
  return { go, variables };
}

/** What programs are started with. Variables of the go env file are written to one in `folder`, which exists. */
export async function toEnv(environment: TestEnvironment, folder: string): Promise<Env> {
  if (environment.asRead !== undefined) return environment.asRead;
  const env: Record<string, string> = { GOENV: 'off' };
  const lines: string[] = [];
  for (const [name, { value, source }] of environment.variables) {
    if (source.origin === 'go-env-file') lines.push(`${name}=${value}\n`);
    else env[name] = value;
  }
  if (lines.length > 0) {
    env['GOENV'] = path.join(folder, 'go-env');
    await writeFile(env['GOENV'], lines.join(''));
  }
  return env;
}
