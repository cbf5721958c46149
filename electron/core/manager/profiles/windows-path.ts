import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { windowsProgram } from '../../base/programs/find-program.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { Env } from '../../context.ts';
import type { PlannedEdit } from './edit-profile.ts';
import type { ProfileStore } from './profile-store.ts';
import { ProfileChangedError } from './replace-profile.ts';

/**
 * The user's Path in the Windows registry, as bytes that are edited like a profile: its type on the first line, then
 * one entry a line. `setx` cuts it at 1024 characters and mixes in the machine's; reg.exe prints it in a code page that
 * loses letters. So PowerShell reads and writes it; what goes in are variables (a command line would be too short),
 * what comes out is base64.
 */
export const WINDOWS_PATH = 'HKCU\\Environment\\Path';

/** The longest value a process's environment can hold. */
const LONGEST = 32_767;
const LIMIT_MS = 30_000;

const TYPES: Readonly<Record<string, string>> = { ExpandString: 'REG_EXPAND_SZ', String: 'REG_SZ' };

/** Stands for a value that is not there. */
const NONE = 'none';

/** `$text`: the value's kind, a line feed, and the value with its variables as they are. */
const FIND = `
$ErrorActionPreference = 'Stop'
$key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment')
$text = '${NONE}'
if ($key -and ($key.GetValueNames() -contains 'Path')) {
  $text = [string]$key.GetValueKind('Path') + [char]10 + $key.GetValue('Path', '', [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
}
`;

const print = (variable: string) =>
  `[Console]::Out.Write([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(${variable})))`;

const READ = `${FIND}${print('$text')}`;

/**
 * Setting a variable of the user tells every window that the environment changed (WM_SETTINGCHANGE), even one that is
 * not there and stays so.
 */
const WRITE = `${FIND}
$answer = 'done'
if ($text -cne $env:GOSWITCH_EXPECTED) {
  $answer = 'changed'
} else {
  $key = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment')
  if ($env:GOSWITCH_WANTED -ceq '${NONE}') {
    $key.DeleteValue('Path')
  } else {
    $parts = $env:GOSWITCH_WANTED.Split([char[]]@(10), 2)
    $key.SetValue('Path', $parts[1], [Microsoft.Win32.RegistryValueKind]$parts[0])
  }
  [Environment]::SetEnvironmentVariable('GOSWITCH_CHANGED', $null, 'User')
}
${print('$answer')}`;

interface WindowsPathDeps {
  readonly env: Env;
  readonly runProgram: RunProgram;
}

export function createWindowsPathStore(deps: WindowsPathDeps): ProfileStore {
  return {
    async read(file) {
      const text = await runPowershell(READ, deps);
      const bytes = text === NONE ? null : toBytes(text);
      return { file, realFile: file, bytes, mode: null, uid: null, gid: null };
    },
    async assertWritable() {
      // A user may always write HKCU\Environment, or is told so when writing.
    },
    evidence: () => [],
    prepare: async () => [],
    async replace(snapshot, bytes) {
      const expected = snapshot.bytes === null ? NONE : fromBytes(snapshot.bytes);
      const wanted = bytes === null ? NONE : fromBytes(bytes);
      const answer = await runPowershell(WRITE, {
        ...deps,
        env: { ...deps.env, GOSWITCH_EXPECTED: expected, GOSWITCH_WANTED: wanted },
      });
      if (answer === 'changed') throw new ProfileChangedError(`${WINDOWS_PATH} changed meanwhile`);
    },
  };
}

/**
 * Puts `entry` first. Entries that mean the same folder, in any case or with variables, are taken for it. Throws
 * `profile-invalid`.
 */
export function planPathEntry(bytes: Buffer | null, entry: string, env: Env): PlannedEdit {
  const [type, ...entries] = bytes === null ? ['REG_EXPAND_SZ'] : bytes.toString('utf8').split('\n');
  const isSame = (other: string) => normalize(other, env) === normalize(entry, env);
  if (entries[0] !== undefined && isSame(entries[0])) return { action: 'unchanged', bytes: bytes!, line: entry };
  const rest = entries.filter((other) => !isSame(other));
  const after = Buffer.from([type, entry, ...rest].join('\n'));
  if (after.toString().length > LONGEST)
    throw new AppError('profile-invalid', 'Path would become longer than Windows allows');
  const action = bytes === null ? 'create' : rest.length < entries.length ? 'move' : 'insert';
  return { action, bytes: after, line: entry };
}

/** The value without `entry`; null when it is not there. */
export function withoutPathEntry(bytes: Buffer, entry: string): Buffer | null {
  const lines = bytes.toString('utf8').split('\n');
  const at = lines.indexOf(entry, 1);
  return at < 0 ? null : Buffer.from(lines.toSpliced(at, 1).join('\n'));
}

function normalize(entry: string, env: Env): string {
  const variables = new Map(Object.entries(env).map(([name, value]) => [name.toUpperCase(), value ?? '']));
  const expanded = entry.replace(/%([^%]+)%/g, (whole, name: string) => variables.get(name.toUpperCase()) ?? whole);
  return path.win32.normalize(expanded).replace(/\\$/, '').toLowerCase();
}

function toBytes(text: string): Buffer {
  const [kind = '', value = ''] = splitOnce(text);
  const type = TYPES[kind];
  if (type === undefined || value.includes('\n'))
    throw new AppError('profile-invalid', `${WINDOWS_PATH} has the type ${kind}, which is not text`);
  return Buffer.from([type, ...value.split(';')].join('\n'));
}

function fromBytes(bytes: Buffer): string {
  const [type, ...entries] = bytes.toString('utf8').split('\n');
  const kind = Object.keys(TYPES).find((one) => TYPES[one] === type);
  return `${kind}\n${entries.join(';')}`;
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('\n');
  return [text.slice(0, at), text.slice(at + 1)];
}

async function runPowershell(script: string, { env, runProgram }: WindowsPathDeps): Promise<string> {
  const encoded = Buffer.from(script, 'utf16le').toString('base64');
  const args = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-EncodedCommand', encoded];
  const result = await runProgram(windowsProgram('powershell.exe', env), args, { env, timeoutMs: LIMIT_MS });
  if (result.outcome === 'exited' && result.code === 0)
    return Buffer.from(result.stdout.toString('latin1'), 'base64').toString('utf8');
  throw new AppError('permission-denied', `PowerShell could not change ${WINDOWS_PATH}`, {
    hint: 'Add the folder of the shims to the Path of your account by hand: Settings, System, About, Advanced system settings',
    details: { outcome: result.outcome, code: result.code, stderr: result.stderr.toString('utf8').slice(0, 500) },
  });
}
