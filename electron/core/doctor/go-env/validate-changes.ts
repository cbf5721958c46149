import { copyFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import { makeTemporaryFolder } from '../../base/programs/temporary-folder.ts';
import { settableOf } from '../../go/variables/go-env-names.ts';
import { type RunGo, withoutGoVariables } from './ask-go-env.ts';
import { judgeValue } from './judge-value.ts';
import type { GoEnvState } from './list-go-env.ts';

/** What `go env -w` is asked to set, and `go env -u` to take out. */
export interface GoEnvChanges {
  readonly set: Readonly<Record<string, string>>;
  readonly unset: readonly string[];
}

/**
 * Has the go command itself judge the changes, on a copy of the go env file, and then judges what it is known to let
 * through. Nothing of the user's is touched. Throws `go-setting-invalid` in the go command's words.
 */
export async function validateChanges(runGo: RunGo, state: GoEnvState, { set, unset }: GoEnvChanges): Promise<void> {
  for (const name of [...Object.keys(set), ...unset]) assertSettable(name);
  const isNew = Object.keys(set).length > 0;
  if (isNew && state.root !== null && state.places.builtIn !== null) await askGo(runGo, state, set);
  for (const [name, value] of Object.entries(set)) {
    const problem = judgeValue(name, value, state.version);
    if (problem !== null) throw invalid(name, problem.message);
  }
}

function assertSettable(name: string): void {
  const settable = settableOf(name);
  if (settable === 'go-env') return;
  if (settable === 'environment') throw invalid(name, `${name} can only be set using the OS environment`);
  if (settable === 'command') throw invalid(name, `${name} is set with go telemetry`);
  throw invalid(name, `${name} cannot be modified`);
}

async function askGo(
  runGo: RunGo,
  { root, surroundings, places }: GoEnvState,
  set: GoEnvChanges['set'],
): Promise<void> {
  const folder = await makeTemporaryFolder('go-env');
  try {
    const copy = path.join(folder, 'env');
    await copyOrMake(places.file?.path ?? null, copy);
    // GOROOT, because a bad one in the file would stop the very command that is to judge its replacement.
    const env = { ...withoutGoVariables(surroundings.env), GOENV: copy, GOROOT: root ?? undefined };
    const words = Object.entries(set).map(([name, value]) => `${name}=${value}`);
    const { outcome, code, stderr } = await runGo(root ?? '', ['env', '-w', ...words], { env });
    if (outcome !== 'exited')
      throw new AppError('probe-failed', `The go command in ${root} did not respond`, { details: { outcome } });
    if (code !== 0) throw invalid(Object.keys(set).join(', '), lastLine(stderr.toString('utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyOrMake(from: string | null, to: string): Promise<void> {
  try {
    if (from !== null) await copyFile(from, to);
    else await writeFile(to, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await writeFile(to, '');
  }
}

function lastLine(text: string): string {
  return redactSecrets(
    text
      .split('\n')
      .map((line) => line.replace(/^go: (env -w: )?/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('warning: '))
      .at(-1) ?? 'The go command refuses it without a word',
  );
}

function invalid(name: string, message: string): AppError {
  return new AppError('go-setting-invalid', redactSecrets(message), { details: { setting: name } });
}
