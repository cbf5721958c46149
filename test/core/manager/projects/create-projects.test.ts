import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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
  const folder = path.join(dir, 'work', 'project');
  await mkdir(folder, { recursive: true });
  return { ...sandbox, journal: parts.journal, folder, projects: createProjects(context, parts) };
}

describe('projects', () => {
  it('tell the pin, the lines of go.mod, go.work and .tool-versions, the version in effect and the toolchain', async () => {
    const { context, folder, projects } = await setUp();
    await writeFile(path.join(folder, '.go-version'), '# ours\n1.25\n');
    await writeFile(path.join(folder, 'go.mod'), 'module x // go 1.1\n\ngo 1.25 // floor\ntoolchain\tgo1.25.9\n');
    await writeFile(path.join(folder, '..', 'go.work'), 'go 1.24.0\n\nuse ./project\n');
    await writeFile(path.join(folder, '.tool-versions'), 'nodejs 20\n# golang 1\ngolang 1.24.2 1.23 # old\n');
    await writeFile(path.join(context.layout.sdk('go1.25.1'), 'go.env'), 'GOPROXY=off\nGOTOOLCHAIN=auto\n');
    const root = context.layout.sdk('go1.25.1');
    const pinFile = path.join(folder, '.go-version');
    expect(await projects.inspect(folder)).toEqual({
      folder,
      exists: true,
      listed: false,
      pin: { spec: '1.25', file: pinFile, line: 2 },
      inEffect: { version: 'go1.25.1', root, reason: 'pin', from: pinFile },
      problem: null,
      goMod: {
        file: path.join(folder, 'go.mod'),
        go: { value: '1.25', line: 3 },
        toolchain: { value: 'go1.25.9', line: 4 },
      },
      goWork: { file: path.join(folder, '..', 'go.work'), go: { value: '1.24.0', line: 1 }, toolchain: null },
      toolVersions: { file: path.join(folder, '.tool-versions'), key: 'golang', value: '1.24.2', line: 3 },
      toolchain: {
        called: 'go1.25.1',
        runs: 'go1.25.1',
        source: 'called',
        location: null,
        rule: 'new-enough',
        gotoolchain: { name: 'GOTOOLCHAIN', value: 'auto', origin: 'sdk', file: path.join(root, 'go.env') },
        reason: `GOTOOLCHAIN=auto (from ${path.join(root, 'go.env')}) allows a newer toolchain, and nothing asks for one newer than go1.25.1 (go.work: go 1.24.0).`,
        cause: null,
        problem: null,
      },
    });
  });

  it('say what is wrong with a pin in the words of the shim, and leave the rest standing', async () => {
    const { folder, projects } = await setUp();
    await writeFile(path.join(folder, '.go-version'), '1.24\n');
    await writeFile(path.join(folder, 'go.mod'), 'module x\n\ngo 1.24\n');
    const file = path.join(folder, '.go-version');
    expect(await projects.inspect(folder)).toMatchObject({
      pin: { spec: '1.24', file, line: 1 },
      inEffect: null,
      problem: {
        code: 'pin-not-installed',
        message: `Go 1.24 is not installed (wanted by ${file}); run: goswitch install 1.24`,
      },
      goMod: { go: { value: '1.24', line: 3 } },
      toolchain: null,
    });
  });

  it('are added, listed in order, and taken off, each change journalled and told; the same folder twice is once', async () => {
    const { context, dir, folder, projects, journal } = await setUp();
    const told: (readonly string[])[] = [];
    context.events.on('projectsChanged', ({ folders }) => told.push(folders));
    expect(await projects.add(folder)).toMatchObject({ folder, listed: true });
    await projects.add(dir);
    await projects.add(`${folder}/../project/`);
    expect((await projects.list()).map((project) => project.folder)).toEqual([folder, dir]);
    await rm(dir.concat('/work'), { recursive: true });
    expect((await projects.list()).map(({ exists }) => exists)).toEqual([false, true]);
    expect(await projects.remove(folder)).toBe(true);
    expect(await projects.remove(folder)).toBe(false);
    expect(told).toEqual([[folder], [folder, dir], [dir]]);
    const [removed] = await journal.list();
    expect(removed).toMatchObject({ action: 'projects.remove', target: folder });
    await projects.restore(removed?.undo ?? {});
    expect((await projects.list()).map((project) => project.folder)).toEqual([folder, dir]);
    await expect(projects.restore(removed?.undo ?? {})).rejects.toMatchObject({ code: 'undo-impossible' });
    await expect(projects.add(path.join(dir, 'nowhere'))).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it.each([
    ['{ not json', 'damaged'],
    ['{"schema":1,"folders":["relative"]}', 'damaged'],
    ['null', 'damaged'],
  ])('a list that cannot be used (%j) is set aside, not lost and not in the way', async (content, kind) => {
    const { context, folder, projects, journal } = await setUp();
    await writeFile(context.layout.projects, content);
    expect(await projects.list()).toEqual([]);
    await projects.add(folder);
    const aside = (await readdir(context.layout.home)).filter((name) => name.startsWith('projects.json.'));
    expect({
      count: aside.length,
      kept: await readFile(path.join(context.layout.home, aside[0] ?? ''), 'utf8'),
    }).toEqual({
      count: 1,
      kept: content,
    });
    expect(aside[0]).toMatch(new RegExp(`\\.${kind}$`));
    expect((await journal.list()).map(({ action }) => action)).toEqual(['projects.add', 'projects.setAside']);
  });

  it('a list of a newer GoSwitch stays as it is and is not changed; keys that this one does not know are kept', async () => {
    const { context, folder, projects } = await setUp();
    const newer = '{"schema":2,"projects":[]}';
    await writeFile(context.layout.projects, newer);
    expect(await projects.list()).toEqual([]);
    await expect(projects.add(folder)).rejects.toMatchObject({ code: 'home-newer' });
    expect(await readFile(context.layout.projects, 'utf8')).toBe(newer);
    await writeFile(context.layout.projects, '{"schema":1,"folders":[],"colours":{"a":1}}');
    await projects.add(folder);
    expect(JSON.parse(await readFile(context.layout.projects, 'utf8'))).toEqual({
      schema: 1,
      folders: [folder],
      colours: { a: 1 },
    });
  });

  it('are watched: a pin, a go.mod above, a folder that goes and comes back; other files are nobody’s business', async () => {
    const { context, dir, folder, projects } = await setUp();
    const other = path.join(dir, 'other');
    await mkdir(other);
    await projects.add(folder);
    const seen: string[] = [];
    context.events.on('projectChanged', (event) => seen.push(event.folder));
    onTestFinished(await projects.watch());
    const expectTold = async (change: () => Promise<unknown>, expected: readonly string[]) => {
      seen.length = 0;
      await change();
      await expect.poll(() => [...new Set(seen)].sort(), { interval: 20 }).toEqual([...expected].sort());
    };
    await expectTold(() => writeFile(path.join(folder, '.go-version'), '1.25\n'), [folder]);
    await expectTold(() => writeFile(path.join(dir, 'work', 'go.mod'), 'module x\n'), [folder]);
    await projects.add(other);
    await expectTold(() => writeFile(path.join(dir, '.tool-versions'), 'golang 1\n'), [folder, other]);
    await expectTold(() => rename(path.join(dir, 'work'), path.join(dir, 'moved')), [folder]);
    await expectTold(() => rename(path.join(dir, 'moved'), path.join(dir, 'work')), [folder]);
    await expectTold(() => writeFile(path.join(folder, '.go-version'), '1.26.3\n'), [folder]);
    seen.length = 0;
    await writeFile(path.join(folder, 'main.go'), 'package main\n');
    await symlink('x', path.join(other, 'y'));
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(seen).toEqual([]);
    await expectTold(() => rm(path.join(folder, '.go-version')), [folder]);
  });
});
