import { chmod, lstat, mkdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournal } from '../../../../electron/core/base/journal/create-journal.ts';
import { createPins } from '../../../../electron/core/manager/projects/create-pins.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { makeShimHome } from '../../../helpers/shim-home.ts';

async function setUp() {
  const { context, dir } = await createSandbox();
  await makeShimHome(context, {
    installed: ['go1.26.3', 'go1.20'],
    aliases: { '1.26': 'go1.26.3\n', latest: 'go1.26.3\n', oldstable: 'go1.20\n' },
  });
  const parts = createEngineParts(context);
  const folder = path.join(dir, 'project');
  await mkdir(folder);
  const file = path.join(folder, '.go-version');
  return { context, dir, folder, file, journal: parts.journal, pins: createPins(context, parts) };
}

describe('pinning a folder', () => {
  it('writes one line, says what it means here, and is journalled with what undoing needs', async () => {
    const { pins, folder, file, journal } = await setUp();
    expect(await pins.pin(folder, 'go1.26.x')).toEqual({
      file,
      spec: '1.26',
      previous: null,
      installed: 'go1.26.3',
      changed: true,
    });
    expect(await readFile(file, 'utf8')).toBe('1.26\n');
    expect(await pins.pin(folder, '1.25.1')).toEqual({
      file,
      spec: '1.25.1',
      previous: '1.26',
      installed: null,
      changed: true,
    });
    const [entry] = await journal.list();
    expect(entry).toMatchObject({
      action: 'projects.pin',
      target: file,
      summary: `Pinned ${folder} to Go 1.25.1 instead of 1.26`,
    });
    await pins.restore(entry?.undo ?? {});
    expect(await readFile(file, 'utf8')).toBe('1.26\n');
    const [undoing] = await journal.list();
    expect(undoing).toMatchObject({ action: 'projects.pin', target: file, summary: `Brought back ${file} as it was` });
    await pins.restore(undoing?.undo ?? {});
    expect(await readFile(file, 'utf8')).toBe('1.25.1\n');
    await pins.pin(folder, '1.26');
    expect(await readFile(file, 'utf8')).toBe('1.26\n');
  });

  it('changes nothing, and journals nothing, when the file says so already', async () => {
    const { pins, folder, file, journal } = await setUp();
    await writeFile(file, '# ours\r\ngo1.26\r\n');
    const before = await stat(file);
    expect(await pins.pin(folder, '1.26')).toEqual({
      file,
      spec: '1.26',
      previous: '1.26',
      installed: 'go1.26.3',
      changed: false,
    });
    expect({ inode: (await stat(file)).ino, entries: await journal.list() }).toEqual({
      inode: before.ino,
      entries: [],
    });
  });

  it('latest and oldstable are written as the versions they mean, and refused where nothing is installed', async () => {
    const { context, pins, folder } = await setUp();
    expect((await pins.pin(folder, 'latest')).spec).toBe('1.26.3');
    expect((await pins.pin(folder, 'oldstable')).spec).toBe('1.20.0');
    await writeFile(context.layout.alias('latest'), '../../evil\n');
    await expect(pins.pin(folder, 'latest')).rejects.toMatchObject({
      code: 'pin-not-installed',
      hint: 'goswitch install latest',
    });
    await expect(pins.pin(folder, '../../evil')).rejects.toMatchObject({ code: 'invalid-spec' });
    await expect(pins.pin(path.join(folder, 'missing'), '1.26')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('goes through a link and keeps the mode', async () => {
    const { pins, dir, folder, file, journal } = await setUp();
    const shared = path.join(dir, 'shared-version');
    await writeFile(shared, '1.20.0\n', { mode: 0o640 });
    await chmod(shared, 0o640);
    await symlink(shared, file);
    await pins.pin(folder, '1.26');
    expect([await readlink(file), await readFile(shared, 'utf8'), (await stat(shared)).mode & 0o777]).toEqual([
      shared,
      '1.26\n',
      0o640,
    ]);
    expect(await pins.unpin(folder)).toEqual({ file, removed: true, previous: '1.26' });
    expect([await lstat(file).catch(() => null), await readFile(shared, 'utf8')]).toEqual([null, '1.26\n']);
    await pins.restore((await journal.list())[0]?.undo ?? {});
    expect(await readlink(file)).toBe(shared);
    await pins.restore((await journal.list())[0]?.undo ?? {});
    expect([await lstat(file).catch(() => null), await readFile(shared, 'utf8')]).toEqual([null, '1.26\n']);
  });

  it('mends a file that says nothing sensible, and undoing brings its bytes back', async () => {
    const { pins, folder, file, journal } = await setUp();
    const bytes = Buffer.from([0xff, 0xfe, 0x3f, 0x00, 0x0d, 0x0a, 0x23, 0xe9]);
    await writeFile(file, bytes);
    expect(await pins.pin(folder, '1.26')).toMatchObject({ previous: null, changed: true });
    expect(await readFile(file, 'utf8')).toBe('1.26\n');
    await pins.restore((await journal.list())[0]?.undo ?? {});
    expect(await readFile(file)).toEqual(bytes);
  });

  it('unpinning removes the file, comments and all, for a file of comments alone is no pin; undoing brings it back', async () => {
    const { pins, folder, file, journal } = await setUp();
    await writeFile(file, '# ours\n1.26\n');
    expect(await pins.unpin(folder)).toEqual({ file, removed: true, previous: '1.26' });
    expect(await pins.unpin(folder)).toEqual({ file, removed: false, previous: null });
    const [entry] = await journal.list();
    await pins.restore(entry?.undo ?? {});
    expect(await readFile(file, 'utf8')).toBe('# ours\n1.26\n');
    await expect(pins.restore(entry?.undo ?? {})).rejects.toMatchObject({ code: 'undo-impossible' });
    await expect(pins.restore({ action: 'projects.restorePin', file: 'relative', before: 'zz' })).rejects.toMatchObject(
      { code: 'undo-impossible' },
    );
  });

  it('undoing refuses a file that was edited since', async () => {
    const { pins, folder, file, journal } = await setUp();
    await pins.pin(folder, '1.26');
    await writeFile(file, '1.20.0\n');
    await expect(pins.restore((await journal.list())[0]?.undo ?? {})).rejects.toMatchObject({
      code: 'undo-impossible',
    });
    expect(await readFile(file, 'utf8')).toBe('1.20.0\n');
  });

  it('a folder that may not be written is permission-denied, and a folder in place of the file is named', async () => {
    const { context, dir, pins, folder, file } = await setUp();
    await mkdir(file);
    await expect(pins.pin(folder, '1.26')).rejects.toMatchObject({
      code: 'invalid-input',
      message: `${file} is a folder, not a pin`,
    });
    const closed = path.join(dir, 'closed');
    await mkdir(closed, { mode: 0o555 });
    for (const open of [dir, path.dirname(context.layout.home), context.layout.home, context.layout.locks]) {
      await mkdir(open, { recursive: true });
      await chmod(open, 0o777);
    }
    await asOrdinaryUser(async () => {
      await expect(pins.pin(closed, '1.26')).rejects.toMatchObject({ code: 'permission-denied' });
    });
  });

  it('is undone when the journal cannot be written', async () => {
    const { context, folder, file } = await setUp();
    const { locks } = createEngineParts(context);
    const journal = createJournal({ ...context, layout: { ...context.layout, journal: '/dev/full' } });
    await writeFile(file, '1.20.0\n');
    await expect(createPins(context, { journal, locks }).pin(folder, '1.26')).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(await readFile(file, 'utf8')).toBe('1.20.0\n');
    expect(await journal.unsettled()).toEqual([]);
  });
});
