import { EXIT_CODES } from '../contract/exit-codes.ts';
import type { Invocation } from './command.ts';
import { COMMAND_TABLE } from './command-table.ts';
import { findCommand } from './find-command.ts';
import { createOutput, type Output } from './output.ts';
import {
  type ParsedCommandLine,
  parseCommandLine,
  parseGlobalOptions,
  splitCommandLine,
} from './parse-command-line.ts';
import { watchSignals } from './watch-signals.ts';
import { chooseCommandLanguage } from './words/choose-language.ts';

/**
 * Runs one command line and ends the process with its exit code. Only the module of the command that was asked for is
 * loaded.
 */
export async function main(host: NodeJS.Process): Promise<void> {
  for (const stream of [host.stdout, host.stderr]) stream.on('error', (error) => endWhenNobodyReads(host, error));
  // An error that comes outside of what a command waits for is told like any other.
  host.on('uncaughtException', (error) => void endWith(host, error));
  const code = await run(host);
  // A command that failed has said so on standard error, and its exit code stays.
  if (code !== 0)
    for (const stream of [host.stdout, host.stderr]) stream.removeAllListeners('error').on('error', () => undefined);
  const [unwritten] = await Promise.all([flush(host.stdout), flush(host.stderr)]);
  if (unwritten === null || code !== 0) host.exit(code);
  endWhenNobodyReads(host, unwritten);
}

async function run(host: NodeJS.Process): Promise<number> {
  const split = splitCommandLine(host.argv.slice(2));
  if (chooseCommandLanguage(host.argv.slice(2), host) === 'zh-CN') {
    const [{ speak }, { zhCn }] = await Promise.all([import('./words/speak.ts'), import('./words/zh-CN/zh-cn.ts')]);
    speak(zhCn);
  }
  const streams = { env: host.env, standardOutput: host.stdout, standardError: host.stderr };
  // Known before parsing, so that a command line that cannot be parsed fails in the form that was asked for.
  let json = [...split.before, ...split.after].includes('--json');
  try {
    const entry = split.name === undefined || split.name === 'help' ? undefined : findCommand(split.name);
    const command = await entry?.load();
    const parsed = command === undefined ? undefined : parseCommandLine(split, command);
    const values =
      parsed?.values ?? parseGlobalOptions([...split.before, ...split.after.filter((word) => word.startsWith('-'))]);
    json = values['json'] === true;
    const output = createOutput({ json, quiet: values['quiet'] === true, ...streams });
    if (parsed === undefined || command === undefined || values['help'] === true || values['version'] === true) {
      const { showHelp, showVersion } = await import('./show-help.ts');
      if (values['version'] === true) showVersion(output);
      else await showHelp(entry?.name ?? split.after.find((word) => !word.startsWith('-')), output);
      return 0;
    }
    return (await command.run(createInvocation(parsed, output, host))) ?? 0;
  } catch (error) {
    const { printFailure } = await import('./print-failure.ts');
    return printFailure(error, { json, ...streams });
  }
}

function createInvocation(
  { values, words, passedThrough }: ParsedCommandLine,
  output: Output,
  host: NodeJS.Process,
): Invocation {
  const signals = watchSignals(host);
  const text = (option: string) => {
    const value = values[option];
    if (Array.isArray(value)) return value.join(',');
    return typeof value === 'string' ? value : undefined;
  };
  return {
    words,
    commands: COMMAND_TABLE,
    passedThrough,
    text,
    has: (option) => values[option] === true,
    output,
    host,
    signal: signals.signal,
    here: () => workingFolderOf(host),
    releaseSignals: signals.release,
    core: async () => {
      const { openCore } = await import('./open-core.ts');
      return openCore({ home: text('home'), output, host });
    },
  };
}

function workingFolderOf(host: NodeJS.Process): string {
  try {
    return host.cwd();
  } catch {
    return '.';
  }
}

/**
 * `goswitch ls-remote | head -1` closes our standard output: that is the end, not a failure. A full disk behind it is
 * one.
 */
function endWhenNobodyReads(host: NodeJS.Process, error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') host.exit(0);
  void endWith(host, error);
}

async function endWith(host: NodeJS.Process, error: unknown): Promise<void> {
  host.removeAllListeners('uncaughtException');
  // When not even the failure can be printed, the exit code is all that is left.
  for (const stream of [host.stdout, host.stderr])
    stream.removeAllListeners('error').on('error', () => host.exit(EXIT_CODES['system-refused']));
  const { printFailure } = await import('./print-failure.ts');
  host.exit(
    printFailure(error, { json: false, env: host.env, standardOutput: host.stdout, standardError: host.stderr }),
  );
}

/** Resolves when all is written: to what kept it from that, or null. */
function flush(stream: NodeJS.WriteStream): Promise<Error | null> {
  return new Promise((resolve) => stream.write('', (error) => resolve(stream.errored ?? error ?? null)));
}
