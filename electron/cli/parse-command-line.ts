import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../contract/errors.ts';
import { type Command, type CommandOption, GLOBAL_OPTIONS } from './command.ts';
import { suggestWord } from './suggest-word.ts';

/** The command line, cut at the command's name: `goswitch [before] name [after]`. */
interface SplitCommandLine {
  readonly before: readonly string[];
  readonly name: string | undefined;
  readonly after: readonly string[];
}

export interface ParsedCommandLine {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly words: readonly string[];
  readonly passedThrough: readonly string[];
}

/** Finds the command's name: the first word that is neither an option nor the value of one. */
export function splitCommandLine(argv: readonly string[]): SplitCommandLine {
  const at = firstWord(argv, GLOBAL_OPTIONS);
  return { before: argv.slice(0, at), name: argv[at], after: argv.slice(at + 1) };
}

/** Reads options and words of `command`; global options may stand before its name or after. Throws `invalid-input`. */
export function parseCommandLine(split: SplitCommandLine, command: Command): ParsedCommandLine {
  const options = { ...GLOBAL_OPTIONS, ...command.options };
  const cut = command.passThrough === undefined ? split.after.length : passThroughStart(split.after, command, options);
  const known = [...split.before, ...split.after.slice(0, cut)];
  const { values, positionals } = parse(known, options, split.name ?? '');
  const rest = split.after.slice(cut);
  const parsed = { values, words: positionals, passedThrough: rest[0] === '--' ? rest.slice(1) : rest };
  if (values['help'] !== true && values['version'] !== true) checkWords(parsed, command, split.name ?? '');
  return parsed;
}

/** Reads a command line that names no command. Throws `invalid-input`. */
export function parseGlobalOptions(args: readonly string[]): ParsedCommandLine['values'] {
  return parse(args, GLOBAL_OPTIONS, '').values;
}

type Options = Readonly<Record<string, CommandOption>>;

function parse(args: readonly string[], options: Options, name: string) {
  const config: NonNullable<ParseArgsConfig['options']> = {};
  for (const [option, { value, short, multiple = false }] of Object.entries(options)) {
    config[option] = {
      type: value === undefined ? 'boolean' : 'string',
      multiple,
      ...(short === undefined ? {} : { short }),
    };
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as ParsedCommandLine['values'], positionals };
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS_')) throw error;
    throw explainOptionError(args, options, name, error as Error);
  }
}

/** Node's messages speak to programmers; these say which option and what it wants. */
function explainOptionError(args: readonly string[], options: Options, name: string, cause: Error): AppError {
  const help = `goswitch ${name === '' ? '' : `${name} `}--help shows what it takes`;
  const named = /'(-[^\s'=]*)/.exec(cause.message)?.[1] ?? '';
  const option = options[named.replace(/^-+/, '')];
  if (option?.value !== undefined) {
    return new AppError('invalid-input', `${named} needs a value: ${named} ${option.value}`, { hint: help, cause });
  }
  if (option !== undefined) return new AppError('invalid-input', `${named} takes no value`, { hint: help, cause });
  const near = suggestWord(
    named,
    Object.keys(options).map((known) => `--${known}`),
  );
  const hint = near === undefined ? help : `Did you mean ${near}?`;
  return new AppError('invalid-input', `Unknown option: ${named || args.join(' ')}`, { hint, cause });
}

function checkWords(parsed: ParsedCommandLine, command: Command, name: string): void {
  const wanted = command.arguments ?? [];
  const missing = wanted.find((argument, index) => argument.required && parsed.words[index] === undefined);
  const hint = `goswitch ${name} --help shows how it is used`;
  if (missing !== undefined)
    throw new AppError('invalid-input', `goswitch ${name} needs <${missing.name}>: ${missing.doc}`, { hint });
  if (command.passThrough !== undefined && parsed.passedThrough.length === 0) {
    throw new AppError('invalid-input', `goswitch ${name} needs a command to run`, { hint });
  }
  if (parsed.words.length > wanted.length && wanted.at(-1)?.many !== true) {
    throw new AppError(
      'invalid-input',
      `goswitch ${name} does not take these arguments: ${parsed.words.slice(wanted.length).join(' ')}`,
      { hint },
    );
  }
}

/** Index of the first word that the other program owns: after the command's own words, or after `--`. */
function passThroughStart(args: readonly string[], command: Command, options: Options): number {
  let at = 0;
  for (const _ of command.arguments ?? []) {
    at += firstWord(args.slice(at), options);
    if (args[at] === '--') return at;
    at += 1;
  }
  const next = firstWord(args.slice(at), options) + at;
  return Math.min(next, args.length);
}

/** Index of the first argument that is neither an option of `options` nor its value; a lone `--` counts as a word. */
function firstWord(args: readonly string[], options: Options): number {
  let at = 0;
  while (at < args.length) {
    const arg = args[at] as string;
    if (!arg.startsWith('-') || arg === '-' || arg === '--') return at;
    const option = arg.startsWith('--')
      ? options[arg.slice(2)]
      : Object.values(options).find(({ short }) => `-${short}` === arg);
    at += option?.value === undefined ? 1 : 2;
  }
  return args.length;
}
