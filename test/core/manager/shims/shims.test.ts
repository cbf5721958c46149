import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { versionShimScript } from '../../../../electron/core/manager/shims/shim-script.ts';
import { createShims } from '../../../../electron/core/manager/shims/shims.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

describe('the folder of shims', () => {
  it('holds go, gofmt and one shim for each native version, all executable, and nothing for other platforms', async () => {
    const { context } = await createSandbox();
    await createShims(context).refresh(['go1.26.3', 'go1.27rc1', 'go1', 'go1.26.3.darwin-amd64']);
    const names = await modes(context.layout.shims, [
      'go',
      'gofmt',
      'go1.26.3',
      'go1.27rc1',
      'go1',
      'go1.26.3.darwin-amd64',
    ]);
    expect(names).toEqual({
      go: '755',
      gofmt: '755',
      'go1.26.3': '755',
      'go1.27rc1': '755',
      go1: '755',
      'go1.26.3.darwin-amd64': null,
    });
  });

  it('is not touched when nothing differs', async () => {
    const { context } = await createSandbox();
    const shims = createShims(context);
    await shims.refresh(['go1.26.3']);
    const before = await stat(path.join(context.layout.shims, 'go'));
    await shims.refresh(['go1.26.3']);
    const after = await stat(path.join(context.layout.shims, 'go'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('tells what is wrong, and a refresh mends it: stale after an upgrade, not executable, replaced by a link, gone, of a removed version', async () => {
    const { context, dir } = await createSandbox();
    const shims = createShims(context);
    await shims.refresh(['go1.26.3', 'go1.25.1']);
    const file = (name: string) => path.join(context.layout.shims, name);
    const text = await readFile(file('go'), 'utf8');
    await writeFile(file('go'), text.replace(/GoSwitch shim [0-9]+/, 'GoSwitch shim 0'));
    await chmod(file('gofmt'), 0o644);
    await writeFile(file('go1.25.1.old'), '#!/bin/sh\n# my own\n');
    await writeFile(path.join(dir, 'elsewhere'), 'precious');
    await rm(file('go1.26.3'));
    await symlink(path.join(dir, 'elsewhere'), file('go1.26.3'));
    const problems = [
      { file: file('go'), kind: 'stale' },
      { file: file('gofmt'), kind: 'missing' },
      { file: file('go1.26.3'), kind: 'stale' },
      { file: file('go1.27.0'), kind: 'missing' },
      { file: file('go1.25.1'), kind: 'leftover' },
    ];
    expect(await shims.check(['go1.26.3', 'go1.27.0'])).toEqual(problems);
    await shims.refresh(['go1.26.3', 'go1.27.0']);
    expect({
      left: await shims.check(['go1.26.3', 'go1.27.0']),
      go: await readFile(file('go'), 'utf8'),
      removed: await lstat(file('go1.25.1')).catch(() => null),
      theirs: await readFile(file('go1.25.1.old'), 'utf8'),
      behindTheLink: await readFile(path.join(dir, 'elsewhere'), 'utf8'),
    }).toEqual({ left: [], go: text, removed: null, theirs: '#!/bin/sh\n# my own\n', behindTheLink: 'precious' });
  });

  it('leaves alone what others put there, even a folder or a dead link named like a version', async () => {
    const { context } = await createSandbox();
    await mkdir(path.join(context.layout.shims, 'go1.99.0'), { recursive: true });
    await symlink('nothing', path.join(context.layout.shims, 'go1.98.0'));
    await createShims(context).refresh(['go1.26.3']);
    expect((await readdir(context.layout.shims)).sort()).toEqual(['go', 'go1.26.3', 'go1.98.0', 'go1.99.0', 'gofmt']);
  });

  it('says permission-denied when it cannot be written', async () => {
    const { context, dir, userHome } = await createSandbox();
    await mkdir(context.layout.shims, { recursive: true });
    for (const folder of [dir, userHome, context.layout.home, context.layout.shims]) await chmod(folder, 0o755);
    await chmod(context.layout.shims, 0o555);
    await asOrdinaryUser(async () => {
      await expect(createShims(context).refresh([])).rejects.toMatchObject({ code: 'permission-denied' });
    });
  });

  it('has batch files beside the sh ones on Windows, with a home that MSYS understands', async () => {
    const { context } = await createSandbox({ os: 'win32' });
    const windows = { ...context, layout: { ...context.layout, home: 'C:\\Users\\Ünï\\AppData\\Local\\goswitch' } };
    // The sh script that was written once: Go would find it in place of the batch file, and could not start it.
    await mkdir(context.layout.shims, { recursive: true });
    await writeFile(path.join(context.layout.shims, 'go1.26.3'), versionShimScript({ home: 'C:/x', name: 'go1.26.3' }));
    await createShims(windows).refresh(['go1.26.3']);
    const text = await readFile(path.join(context.layout.shims, 'go'), 'utf8');
    expect({
      home: /_gsw_home=(.*) _gsw_shim/.exec(text)?.[1],
      made: (await readdir(context.layout.shims)).sort(),
    }).toEqual({
      home: "'C:/Users/Ünï/AppData/Local/goswitch'",
      made: ['go', 'go.cmd', 'go1.26.3.cmd', 'gofmt', 'gofmt.cmd'],
    });
  });
});

async function modes(folder: string, names: readonly string[]): Promise<Record<string, string | null>> {
  const found = names.map(async (name) => {
    const info = await lstat(path.join(folder, name)).catch(() => null);
    return [name, info === null ? null : (info.mode & 0o777).toString(8)] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}
