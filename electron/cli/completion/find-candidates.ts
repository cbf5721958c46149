import { type Command, type CommandEntry, type CommandOption, type Completion, GLOBAL_OPTIONS } from '../command.ts';
import { splitCommandLine } from '../parse-command-line.ts';
import { commandIn, globalOptions, summaryOf } from '../words/help-texts.ts';

/** What may stand at the cursor. `files` and `programs` leave the listing to the shell, which does it better. */
interface Candidates {
  readonly words: readonly { readonly word: string; readonly doc: string }[];
  readonly shell: 'none' | 'files' | 'programs';
}

/** Where changing words come from; each is asked only when it is needed. */
export interface CandidateSources {
  installed(): Promise<readonly string[]>;
  available(): Promise<readonly string[]>;
  source(): Promise<readonly string[]>;
  setting(): Promise<readonly string[]>;
  /** Ids of changes that can be undone, newest first. */
  undoable(): Promise<readonly string[]>;
}

const NOTHING: Candidates = { words: [], shell: 'none' };

/**
 * @param words the command line after `goswitch`, up to the cursor; the last one is being typed and may be empty
 * @param commands those that are offered
 */
export async function findCandidates(
  words: readonly string[],
  commands: readonly CommandEntry[],
  sources: CandidateSources,
): Promise<Candidates> {
  const typed = words.at(-1) ?? '';
  const done = words.slice(0, -1);
  const split = splitCommandLine(done);
  const entry = commands.find(({ name }) => name === split.name);
  const english = await entry?.load();
  const command = entry === undefined || english === undefined ? undefined : commandIn(entry.name, english);
  if (
    split.name === 'help' ||
    (split.name === undefined && !typed.startsWith('-') && wantedValue(done, GLOBAL_OPTIONS) === undefined)
  ) {
    return startingWith(
      typed,
      commands.map((each) => ({ word: each.name, doc: summaryOf(each) })),
    );
  }
  if (split.name !== undefined && command === undefined) return NOTHING;
  const options = { ...globalOptions(), ...command?.options };
  const value = wantedValue(done, options);
  if (value !== undefined) return await complete(value.complete, typed, sources);
  const position = positionalWords(split.after, options).length;
  const wordsTaken = command?.arguments?.length ?? 0;
  if (command?.passThrough !== undefined && position >= wordsTaken) {
    return { words: [], shell: position === wordsTaken ? 'programs' : 'files' };
  }
  if (typed.startsWith('-')) return startingWith(typed, optionWords(options, done));
  const last = command?.arguments?.at(-1);
  const argument = command?.arguments?.[position] ?? (last?.many === true ? last : undefined);
  return await complete(argument?.complete, typed, sources);
}

async function complete(
  completion: Completion | undefined,
  typed: string,
  sources: CandidateSources,
): Promise<Candidates> {
  if (completion === undefined) return NOTHING;
  if (completion === 'path') return { words: [], shell: 'files' };
  const found = typeof completion === 'string' ? await sources[completion]() : completion;
  const plain = found.map((word) => ({
    word: completion === 'installed' || completion === 'available' ? asTyped(word, typed) : word,
    doc: '',
  }));
  return startingWith(typed, plain);
}

/** Versions may be typed with and without `go`. */
function asTyped(version: string, typed: string): string {
  return typed.startsWith('g') ? version : version.replace(/^go(?=\d)/, '');
}

function startingWith(typed: string, words: Candidates['words']): Candidates {
  return { words: words.filter(({ word }) => word.startsWith(typed)), shell: 'none' };
}

function optionWords(options: Command['options'], done: readonly string[]): { word: string; doc: string }[] {
  return Object.entries(options ?? {})
    .map(([name, { doc }]) => ({ word: `--${name}`, doc }))
    .filter(({ word }) => !done.includes(word));
}

/** The option whose value is being typed, if the cursor stands there. */
function wantedValue(done: readonly string[], options: NonNullable<Command['options']>): CommandOption | undefined {
  const last = done.at(-1) ?? '';
  const option = last.startsWith('--')
    ? options[last.slice(2)]
    : Object.values(options).find(({ short }) => `-${short}` === last);
  return option?.value === undefined ? undefined : option;
}

function positionalWords(args: readonly string[], options: NonNullable<Command['options']>): string[] {
  return args.filter(
    (word, index) => word !== '--' && !word.startsWith('-') && wantedValue(args.slice(0, index), options) === undefined,
  );
}
