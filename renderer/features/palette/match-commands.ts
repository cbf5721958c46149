import type { Command } from '../../app/commands.ts';

/** How well a command fits: lower is better, null not at all. */
type Rank = 0 | 1 | 2 | 3;

/** The commands in which every word typed occurs, the best first, otherwise in the order they were given. */
export function matchCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  return commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter((match): match is { command: Command; rank: Rank } => match.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

function rankOf(command: Command, words: readonly string[]): Rank | null {
  const title = command.title.toLowerCase();
  const rest = `${command.hint ?? ''} ${command.keywords ?? ''} ${command.group}`.toLowerCase();
  if (!words.every((word) => title.includes(word) || rest.includes(word))) return null;
  if (title.startsWith(words[0]!)) return 0;
  if (words.every((word) => startsAWord(title, word))) return 1;
  return words.every((word) => title.includes(word)) ? 2 : 3;
}

function startsAWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at === 0 || (at > 0 && !/[\p{L}\p{N}]/u.test(text[at - 1]!));
}

/** Runs of one group stand under one heading; a group that comes up again joins its first place. */
export function groupCommands(
  commands: readonly Command[],
): readonly { readonly group: string; readonly commands: readonly Command[] }[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([group, members]) => ({ group, commands: members }));
}

/** What destroys something comes after everything else. */
export function destructiveLast(commands: readonly Command[]): readonly Command[] {
  return [
    ...commands.filter(({ isDestructive }) => isDestructive !== true),
    ...commands.filter(({ isDestructive }) => isDestructive === true),
  ];
}
