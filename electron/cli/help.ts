import type { CommandEntry } from './command.ts';
import { type Command, type CommandOption, GLOBAL_OPTIONS } from './command.ts';
import { COMMAND_TABLE } from './command-table.ts';
import type { Style } from './terminal/style.ts';
import { formatTable } from './terminal/table.ts';
import { VERSION } from './version.ts';

const EXAMPLES = [
  { line: 'goswitch ls-remote', doc: 'what can be installed' },
  { line: 'goswitch install latest --use', doc: 'install the newest Go and make it active' },
  { line: 'goswitch use 1.25', doc: 'switch to the newest installed 1.25' },
  { line: 'goswitch exec 1.24 -- go test ./...', doc: 'one command with another version' },
];

const SPECS =
  'A <spec> is a version (1.26.3, go1.26.3, 1.27rc1), a family (1.26: its newest patch), latest or oldstable.';

/** `goswitch --help`. */
export function formatGeneralHelp(style: Style): string[] {
  const groups = [...new Set(COMMAND_TABLE.map(({ group }) => group))];
  const width = Math.max(...COMMAND_TABLE.map(({ name }) => name.length));
  return [
    `${style.bold('GoSwitch')} ${VERSION}: install, verify and switch Go versions`,
    '',
    `${style.bold('Usage')}: goswitch <command> [arguments] [options]`,
    ...groups.flatMap((group) => [
      '',
      style.bold(group),
      ...COMMAND_TABLE.filter((entry) => entry.group === group).map(
        ({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`,
      ),
    ]),
    '',
    style.bold('Options of every command'),
    ...formatOptions(GLOBAL_OPTIONS),
    '',
    style.bold('Examples'),
    ...formatExamples(EXAMPLES, style),
    '',
    SPECS,
    'goswitch <command> --help tells more. Colour is left out when NO_COLOR is set.',
  ];
}

/** `goswitch <command> --help`. */
export function formatCommandHelp({ name, summary }: CommandEntry, command: Command, style: Style): string[] {
  const words = (command.arguments ?? []).map((argument) => {
    const name = `${argument.name}${argument.many === true ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  const rest = command.passThrough === undefined ? [] : ['--', command.passThrough];
  const usage = ['goswitch', name, ...words, ...(command.options === undefined ? [] : ['[options]']), ...rest].join(
    ' ',
  );
  const takesSpec = command.arguments?.some((argument) => argument.name === 'spec');
  return [
    summary,
    '',
    `${style.bold('Usage')}: ${usage}`,
    ...section('Arguments', formatArguments(command), style),
    ...section('Options', formatOptions(command.options ?? {}), style),
    ...section('Options of every command', formatOptions(GLOBAL_OPTIONS), style),
    ...section('Examples', formatExamples(command.examples, style), style),
    ...(command.details === undefined ? [] : ['', ...command.details]),
    ...(takesSpec ? ['', SPECS] : []),
  ];
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
