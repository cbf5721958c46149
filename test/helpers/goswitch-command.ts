import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtEntry } from './built-entry.ts';
import type { Sandbox } from './sandbox.ts';
import { sharedFolder } from './shared-folder.ts';

/** The command's source, which Node runs directly. Most tests start what is built from it, which starts sooner. */
export const SOURCE_ENTRY = fileURLToPath(new URL('../../electron/cli/goswitch.ts', import.meta.url));

/** Shared by all tests, because a start costs twice as much without it. Node checks it against the code. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: sharedFolder('compile-cache') };

interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string;
}

interface GoswitchCommand {
  run(args: readonly string[], options?: CommandOptions): Promise<CommandResult>;
  /** Runs it with `--json` and parses standard output; standard error must be empty. */
  json(args: readonly string[], options?: CommandOptions): Promise<{ code: number | null; value: unknown }>;
  /** The running process, for signals and pipes; `ended` as `run`. */
  start(
    args: readonly string[],
    options?: CommandOptions,
  ): { readonly child: ChildProcess; readonly ended: Promise<CommandResult> };
}

/** The built `goswitch` command in a sandbox: its home and environment alone, real processes. */
export function goswitchIn(
  sandbox: Pick<Sandbox, 'dir' | 'env'>,
  { node = process.execPath, entry = builtEntry() } = {},
): GoswitchCommand {
  function start(args: readonly string[], options: CommandOptions = {}) {
    const env = { ...sandbox.env, ...COMPILE_CACHE, ...options.env };
    const child = spawn(node, [entry, ...args], { cwd: options.cwd ?? sandbox.dir, env });
    const ended = new Promise<CommandResult>((resolve, reject) => {
      const text = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8').on('data', (chunk: string) => {
          text[name] += chunk;
        });
      }
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...text }));
    });
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(options.stdin ?? '');
    return { child, ended };
  }

  return {
    start,
    run: (args, options) => start(args, options).ended,
    async json(args, options) {
      const { code, stdout, stderr } = await start([...args, '--json'], options).ended;
      if (stderr !== '') throw new Error(`goswitch ${args.join(' ')} --json wrote to standard error: ${stderr}`);
      return { code, value: JSON.parse(stdout) };
    },
  };
}

/** The system's folders alone, without a go of the machine in front. */
export const PLAIN_PATH = ['/usr/bin', '/bin'].join(path.delimiter);
