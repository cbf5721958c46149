import type { Command, CommandEntry, CommandOption } from './command.ts';
import { COMMAND_TABLE } from './command-table.ts';
import { labelled } from './output.ts';
import type { Style } from './terminal/style.ts';
import { formatTable } from './terminal/table.ts';
import { VERSION } from './version.ts';
import { frameWords } from './words/en/frame.ts';
import { commandIn, globalOptions, summaryOf } from './words/help-texts.ts';
import { speaker, spoken } from './words/speak.ts';

const say = speaker('frame', frameWords);

const EXAMPLES = [
  { line: 'goswitch ls-remote', doc: 'exampleRemote' },
  { line: 'goswitch install latest --use', doc: 'exampleInstall' },
  { line: 'goswitch use 1.25', doc: 'exampleUse' },
  { line: 'goswitch exec 1.24 -- go test ./...', doc: 'exampleExec' },
] as const;

/** `goswitch --help`. */
export function formatGeneralHelp(style: Style): string[] {
  const groups = [...new Set(COMMAND_TABLE.map(({ group }) => group))];
  const width = Math.max(...COMMAND_TABLE.map(({ name }) => name.length));
  return [
    say('about', { name: style.bold('GoSwitch'), version: VERSION }),
    '',
    usageLine(say('usageLine'), style),
    ...groups.flatMap((group) => [
      '',
      style.bold(spoken()?.groups[group] ?? group),
      ...COMMAND_TABLE.filter((entry) => entry.group === group).map(
        (entry) => `  ${entry.name.padEnd(width)}  ${summaryOf(entry)}`,
      ),
    ]),
    '',
    style.bold(say('globalOptions')),
    ...formatOptions(globalOptions()),
    '',
    style.bold(say('examples')),
    ...formatExamples(
      EXAMPLES.map(({ line, doc }) => ({ line, doc: say(doc) })),
      style,
    ),
    '',
    say('specs'),
    say('more'),
  ];
}

/** `goswitch <command> --help`. */
export function formatCommandHelp(entry: CommandEntry, english: Command, style: Style): string[] {
  const { name } = entry;
  const command = commandIn(name, english);
  const words = (command.arguments ?? []).map((argument) => {
    const name = `${argument.name}${argument.many === true ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  const rest = command.passThrough === undefined ? [] : ['--', command.passThrough];
  const usage = [
    'goswitch',
    name,
    ...words,
    ...(command.options === undefined ? [] : [say('optionsPart')]),
    ...rest,
  ].join(' ');
  const takesSpec = command.arguments?.some((argument) => argument.name === 'spec');
  return [
    summaryOf(entry),
    '',
    usageLine(usage, style),
    ...section(say('arguments'), formatArguments(command), style),
    ...section(say('options'), formatOptions(command.options ?? {}), style),
    ...section(say('globalOptions'), formatOptions(globalOptions()), style),
    ...section(say('examples'), formatExamples(command.examples, style), style),
    ...(command.details === undefined ? [] : ['', ...command.details]),
    ...(takesSpec ? ['', say('specs')] : []),
  ];
}

function usageLine(usage: string, style: Style): string {
  return labelled(`${style.bold(say('usage'))}${say('colon')}`, usage);
}

function section(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines];
}

function formatArguments(command: Command): string[] {
  return formatTable((command.arguments ?? []).map(({ name, doc }) => [`  ${name}`, doc]));
}

function formatOptions(options: Readonly<Record<string, CommandOption>>): string[] {
  return formatTable(
    Object.entries(options).map(([name, { value, short, doc }]) => [
      `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
      doc,
    ]),
  );
}

function formatExamples(examples: readonly { readonly line: string; readonly doc: string }[], style: Style): string[] {
  return formatTable(examples.map(({ line, doc }) => [`  ${line}`, style.dim(`# ${doc}`)]));
}
