import { expect, it } from 'vitest';
import { registerCommands, useCommandProviders } from '../../../renderer/app/commands.ts';

const ids = () => useCommandProviders.getState().providers.map(({ id }) => id);

it('a provider takes the place of one with its id, and goes without taking its successor along', () => {
  const provider = (id: string) => ({ id, commands: () => [] });
  const removeFirst = registerCommands(provider('versions'));
  registerCommands(provider('projects'));
  const removeSecond = registerCommands(provider('versions'));
  expect(ids()).toEqual(['projects', 'versions']);
  removeFirst();
  expect(ids()).toEqual(['projects', 'versions']);
  removeSecond();
  expect(ids()).toEqual(['projects']);
});
