import { type Command, type CommandEntry, GLOBAL_OPTIONS } from '../command.ts';
import type { HelpTexts } from './catalogue.ts';
import { spoken } from './speak.ts';

/** What a command does, in one line, in the language of this run. */
export function summaryOf({ name, summary }: CommandEntry): string {
  return spoken()?.help[name]?.summary ?? summary;
}

/** A command with its texts in the language of this run; completion offers options with them too. */
export function commandIn(name: string, command: Command): Command {
  const texts = spoken()?.help[name];
  if (texts === undefined) return command;
  const { arguments: words, options } = command;
  return {
    ...command,
    ...(words === undefined
      ? {}
      : { arguments: words.map((one) => ({ ...one, doc: texts.arguments?.[one.name] ?? one.doc })) }),
    ...(options === undefined ? {} : { options: withDocs(options, texts.options) }),
    ...(command.details === undefined ? {} : { details: texts.details ?? command.details }),
    examples: command.examples.map(({ line, doc }, at) => ({ line, doc: texts.examples[at] ?? doc })),
  };
}

/** The options of every command, in the language of this run. */
export function globalOptions(): typeof GLOBAL_OPTIONS {
  return withDocs(GLOBAL_OPTIONS, spoken()?.globalOptions);
}

function withDocs(options: typeof GLOBAL_OPTIONS, docs: HelpTexts['options']): typeof GLOBAL_OPTIONS {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, { ...option, doc: docs?.[name] ?? option.doc }]),
  );
}
