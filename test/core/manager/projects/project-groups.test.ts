import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProjects } from '../../../../electron/core/manager/projects/create-projects.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { makeShimHome } from '../../../helpers/shim-home.ts';

async function setUp() {
  const sandbox = await createSandbox();
  const { context, dir } = sandbox;
  await makeShimHome(context, {
    installed: ['go1.26.3', 'go1.25.1'],
    active: 'go1.26.3\n',
    aliases: { '1.25': 'go1.25.1\n' },
  });
  const parts = createEngineParts(context);
  const projects = createProjects(context, parts);
  const [a, b, c] = ['a', 'b', 'c'].map((name) => path.join(dir, name)) as [string, string, string];
  for (const folder of [a, b, c]) {
    await mkdir(folder);
    await projects.add(folder);
  }
  const savedGroups = async () => JSON.parse(await readFile(context.layout.projects, 'utf8')).groups;
  return { ...sandbox, journal: parts.journal, projects, a, b, c, savedGroups };
}

describe('groups of projects', () => {
  it('are kept in order, with each project in one of them', async () => {
    const { projects, a, b, c, savedGroups } = await setUp();
    await projects.setGroup('shop', [a, b, a]);
    const groups = await projects.setGroup('billing', [b, c]);
    expect(groups).toEqual([
      { name: 'billing', folders: [b, c] },
      { name: 'shop', folders: [a] },
    ]);
    expect(await savedGroups()).toEqual(groups);
    expect(await projects.setGroup('shop', [])).toEqual([{ name: 'billing', folders: [b, c] }]);
  });

  it('lose a project that leaves the list, and end with their last one', async () => {
    const { projects, a, b, savedGroups } = await setUp();
    await projects.setGroup('shop', [a, b]);
    await projects.remove(a);
    expect(await projects.groups()).toEqual([{ name: 'shop', folders: [b] }]);
    await projects.remove(b);
    expect(await savedGroups()).toBeUndefined();
  });

  it('hold listed projects only', async () => {
    const { projects, dir } = await setUp();
    await expect(projects.setGroup('shop', [path.join(dir, 'elsewhere')])).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('share a pin: each project gets it, and one that cannot does not stop the others', async () => {
    const { projects, a, b, c } = await setUp();
    await projects.setGroup('shop', [a, b, c]);
    await mkdir(path.join(b, '.go-version'));
    expect(await projects.pinGroup('shop', '1.25')).toEqual([
      {
        folder: a,
        result: { ok: true, value: expect.objectContaining({ spec: '1.25', changed: true, installed: 'go1.25.1' }) },
      },
      { folder: b, result: { ok: false, error: expect.objectContaining({ code: 'invalid-input' }) } },
      { folder: c, result: { ok: true, value: expect.objectContaining({ spec: '1.25', changed: true }) } },
    ]);
    expect(await readFile(path.join(c, '.go-version'), 'utf8')).toBe('1.25\n');
    await expect(projects.pinGroup('nothing', '1.25')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('come back with what undoing a change of the list restores', async () => {
    const { projects, journal, a, b } = await setUp();
    await projects.setGroup('shop', [a, b]);
    await projects.remove(a);
    const [removal] = await journal.list();
    await projects.restore(removal!.undo!);
    expect(await projects.groups()).toEqual([{ name: 'shop', folders: [a, b] }]);
    await projects.setGroup('shop', [b]);
    await expect(projects.restore(removal!.undo!)).rejects.toMatchObject({ code: 'undo-impossible' });
  });

  it('that were damaged by hand lose what is wrong and nothing else', async () => {
    const { projects, context, a, b, c } = await setUp();
    const groups = [
      { name: 'z', folders: [c] },
      { name: 'shop', folders: [a, 'x', a, 7] },
      { name: 'shop', folders: [b] },
      { name: '', folders: [b] },
      5,
      { name: 'y' },
    ];
    await writeFile(context.layout.projects, JSON.stringify({ schema: 1, folders: [a, b, c], groups }));
    expect(await projects.groups()).toEqual([
      { name: 'shop', folders: [a] },
      { name: 'z', folders: [c] },
    ]);
  });
});
