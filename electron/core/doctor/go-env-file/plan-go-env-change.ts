import { AppError } from '../../../contract/errors.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import type { Env } from '../../context.ts';
import { goEnvFile, nameOnLine } from '../../go/variables/go-env-file.ts';
import { assertWritable, type ProfileSnapshot, readProfile } from '../../manager/profiles/read-profile.ts';
import { unifiedDiff } from '../../manager/profiles/unified-diff.ts';

/** Variables to set and to take out of the file of `go env -w`. */
export interface GoEnvChange {
  readonly set?: Readonly<Record<string, string>>;
  readonly unset?: readonly string[];
}

interface GoEnvPlan {
  readonly file: string;
  /** The file as it is now. */
  readonly snapshot: ProfileSnapshot;
  readonly after: Buffer;
  readonly isUnchanged: boolean;
  /** Unified diff for people, secrets taken out; empty where nothing changes. */
  readonly diff: string;
}

/** Where `go env -w` would write. Throws `go-env-off` when there is no such file. @param env that of the go command */
export function goEnvFileToEdit(env: Env, os: NodeJS.Platform): string {
  const file = goEnvFile(env, os);
  if (file !== null) return file;
  const isOff = env['GOENV'] === 'off';
  throw new AppError(
    'go-env-off',
    isOff ? 'GOENV=off turns the go env file off' : 'There is no folder for the go env file',
    {
      hint: isOff ? 'Take GOENV=off away first' : 'Set HOME, or GOENV to the path of a file',
    },
  );
}

/**
 * What a change would make of a go env file; nothing is written, no go is run. Every other byte stays: comments, order,
 * line ends. A variable that is set twice keeps its earlier lines, which count for nothing; unsetting takes all of
 * them. Throws `invalid-input` (a name or value that such a file cannot hold), `profile-invalid` (not a plain file),
 * `permission-denied`.
 */
export async function planGoEnvChange(file: string, change: GoEnvChange): Promise<GoEnvPlan> {
  const { set = {}, unset = [] } = change;
  for (const name of [...Object.keys(set), ...unset]) assertName(name);
  for (const [name, value] of Object.entries(set)) assertValue(name, value);
  const snapshot = await readProfile(file);
  // Latin-1 has a letter for every byte, so that bytes which are no UTF-8 stay what they are.
  const before = snapshot.bytes?.toString('latin1') ?? '';
  let lines = before.split('\n');
  lines = lines.filter((line) => !unset.includes(nameOnLine(line) ?? ''));
  for (const [name, value] of Object.entries(set))
    lines = withValue(lines, name, Buffer.from(value, 'utf8').toString('latin1'));
  const after = Buffer.from(lines.join('\n'), 'latin1');
  const isUnchanged = after.equals(snapshot.bytes ?? Buffer.alloc(0));
  if (!isUnchanged) await assertWritable(snapshot);
  return { file, snapshot, after, isUnchanged, diff: diffOf(file, snapshot.bytes, after) };
}

/** For people; a file that is not there is /dev/null, as in git's diffs. */
export function diffOf(file: string, before: Buffer | null, after: Buffer | null, contextLines = 3): string {
  const names = { from: before === null ? '/dev/null' : file, to: after === null ? '/dev/null' : file };
  const text = (bytes: Buffer | null) => redactSecrets(bytes?.toString('utf8') ?? '');
  return unifiedDiff(text(before), text(after), { ...names, contextLines });
}

function withValue(lines: readonly string[], name: string, value: string): string[] {
  const at = lines.findLastIndex((line) => nameOnLine(line) === name);
  if (at >= 0) return lines.with(at, `${name}=${value}`);
  const isEnded = lines.at(-1) === '';
  return isEnded ? [...lines.slice(0, -1), `${name}=${value}`, ''] : [...lines, `${name}=${value}`, ''];
}

function assertName(name: string): void {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return;
  throw new AppError('invalid-input', `${name} is not the name of a Go variable`);
}

function assertValue(name: string, value: string): void {
  if (!/[\n\r\0]/.test(value)) return;
  throw new AppError('invalid-input', `The value of ${name} contains a line break, which a go env file cannot store`);
}
