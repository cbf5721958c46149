import { expect, it } from 'vitest';
import type { Command } from '../../../renderer/app/commands.ts';
import { destructiveLast, groupCommands, matchCommands } from '../../../renderer/features/palette/match-commands.ts';

const command = (title: string, rest: Partial<Command> = {}): Command => ({
  id: title,
  title,
  group: 'g',
  run: () => undefined,
  ...rest,
});
const titles = (commands: readonly Command[]) => commands.map(({ title }) => title);

it('every word typed must occur, in the title or beside it', () => {
  const commands = [
    command('Install Go 1.26.3'),
    command('Use Go 1.26.3', { keywords: 'switch' }),
    command('Open settings'),
  ];
  expect(titles(matchCommands(commands, ' switch 1.26'))).toEqual(['Use Go 1.26.3']);
  expect(titles(matchCommands(commands, ''))).toEqual(titles(commands));
  expect(matchCommands(commands, 'install settings')).toEqual([]);
});

it('titles that start with the word come first, then words in titles, then parts, then the rest', () => {
  const commands = [
    command('Projects', { keywords: 'go' }),
    command('Gargoyle'),
    command('Use Go'),
    command('Go to Versions'),
    command('前往版本', { keywords: 'GO' }),
  ];
  expect(titles(matchCommands(commands, 'GO'))).toEqual([
    'Go to Versions',
    'Use Go',
    'Gargoyle',
    'Projects',
    '前往版本',
  ]);
});

it('a group stands once, where it came up first', () => {
  const commands = [command('a', { group: '1' }), command('b', { group: '2' }), command('c', { group: '1' })];
  expect(groupCommands(commands).map(({ group, commands: members }) => [group, titles(members)])).toEqual([
    ['1', ['a', 'c']],
    ['2', ['b']],
  ]);
});

it('what destroys something is never what Enter meets first', () => {
  const commands = [command('Remove', { isDestructive: true }), command('Use'), command('Undo')];
  expect(titles(destructiveLast(commands))).toEqual(['Use', 'Undo', 'Remove']);
});
