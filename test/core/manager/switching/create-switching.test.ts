import { chmod, lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CoreContext } from '../../../../electron/core/context.ts';
import {
  createSwitching,
  type SwitchingDependencies,
} from '../../../../electron/core/manager/switching/create-switching.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { type FakeSdkOptions, installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox, type SandboxOptions } from '../../../helpers/sandbox.ts';

const posix = process.platform !== 'win32';

async function homeWith(
  versions: readonly (string | FakeSdkOptions)[],
  options: SandboxOptions & Partial<SwitchingDependencies> = {},
) {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, ...options });
  for (const one of versions) await installFakeSdk(sandbox.context, typeof one === 'string' ? { version: one } : one);
  const parts = createEngineParts(sandbox.context);
  const { refreshDerived } = options;
  const switching = createSwitching(sandbox.context, {
    ...parts,
    ...(refreshDerived === undefined ? {} : { refreshDerived }),
  });
  return { ...sandbox, ...parts, switching };
}

/** What the three names of a switch say on disk. */
async function onDisk({ layout }: CoreContext) {
  const read = (file: string) => readFile(file, 'utf8').catch(() => null);
  const aliases: Record<string, string | null> = {};
  for (const name of (await readdir(layout.aliases).catch(() => [])).sort())
    aliases[name] = await read(layout.alias(name));
  const current = await readlink(layout.current).catch(() => null);
  return { active: await read(layout.active), current: current && path.basename(current), aliases };
}

const BROKEN = '#!/bin/sh\necho "go: broken" >&2\nexit 2\n';

describe.skipIf(!posix)('use', () => {
  it('writes active, points current there, makes the aliases and proves it', async () => {
    const { context, switching, home } = await homeWith(['go1.26.3', 'go1.25.9']);
    const result = await switching.use('1.25');
    expect(result).toEqual({ active: 'go1.25.9', previous: null, root: context.layout.sdk('go1.25.9'), onPath: false });
    expect(await onDisk(context)).toEqual({
      active: 'go1.25.9\n',
      current: 'go1.25.9',
      aliases: {
        '1': 'go1.26.3\n',
        '1.25': 'go1.25.9\n',
        '1.26': 'go1.26.3\n',
        latest: 'go1.26.3\n',
        oldstable: 'go1.25.9\n',
      },
    });
    expect((await readdir(home)).sort()).toEqual([
      'active',
      'aliases',
      'backups',
      'current',
      'journal.jsonl',
      'locks',
      'versions',
    ]);
    expect(await switching.active()).toBe('go1.25.9');
  });

  it('tells what was active before, in the result, the event and the journal', async () => {
    const { context, switching, journal } = await homeWith(['go1.26.3', 'go1.25.9']);
    const events: unknown[] = [];
    context.events.on('activeChanged', (event) => events.push(event));
    await switching.use('1.25');
    expect((await switching.use('1.26')).previous).toBe('go1.25.9');
    expect(events).toEqual([
      { active: 'go1.25.9', previous: null },
      { active: 'go1.26.3', previous: 'go1.25.9' },
    ]);
    expect(await journal.list()).toMatchObject([
      {
        action: 'sdk.use',
        target: 'go1.26.3',
        summary: 'Made go1.26.3 the active version instead of go1.25.9',
        undo: { action: 'sdk.use', name: 'go1.25.9' },
      },
      {
        action: 'sdk.use',
        target: 'go1.25.9',
        summary: 'Made go1.25.9 the active version',
        undo: { action: 'sdk.use', name: null },
      },
    ]);
  });

  it('using the active one again changes and records nothing, but mends a wrong current', async () => {
    const { context, switching, journal } = await homeWith(['go1.26.3', 'go1.25.9']);
    await switching.use('1.25');
    await rm(context.layout.current);
    await symlink('/nowhere', context.layout.current);
    await rm(context.layout.alias('latest'));
    expect(await switching.use('1.25')).toMatchObject({ active: 'go1.25.9', previous: 'go1.25.9' });
    expect(await onDisk(context)).toMatchObject({
      active: 'go1.25.9\n',
      current: 'go1.25.9',
      aliases: { latest: 'go1.26.3\n' },
    });
    expect(await journal.list()).toHaveLength(1);
  });

  it('puts a folder that stands in the place of current aside', async () => {
    const { context, switching } = await homeWith(['go1.26.3']);
    await mkdir(path.join(context.layout.current, 'bin'), { recursive: true });
    await writeFile(path.join(context.layout.current, 'bin/mine'), '');
    await switching.use('1.26');
    expect(await onDisk(context)).toMatchObject({ active: 'go1.26.3\n', current: 'go1.26.3' });
    expect(await readdir(context.layout.trash, { recursive: true })).toEqual(
      expect.arrayContaining([expect.stringMatching(/mine$/)]),
    );
  });

  it('says what is not installed and how to install it', async () => {
    const { switching } = await homeWith(['go1.26.3']);
    await expect(switching.use('1.24.1')).rejects.toMatchObject({
      code: 'sdk-not-installed',
      hint: 'goswitch install 1.24.1',
    });
    await expect(switching.use('../../etc')).rejects.toMatchObject({ code: 'invalid-spec' });
  });

  it('does not count a folder without a manifest, nor a manifest without a folder', async () => {
    const { switching, context } = await homeWith(['go1.26.3', 'go1.25.9']);
    await rm(context.layout.manifest('go1.26.3'));
    await rm(context.layout.sdk('go1.25.9'), { recursive: true });
    await expect(switching.use('1.26')).rejects.toMatchObject({ code: 'sdk-not-installed' });
    await expect(switching.use('1.25')).rejects.toMatchObject({ code: 'sdk-not-installed' });
  });

  it.each([
    ['does not run', { version: 'go1.26.3', go: BROKEN }, /go: broken/],
    [
      'says it is another version',
      { version: 'go1.26.3', go: '#!/bin/sh\necho go version go1.20 linux/amd64\n' },
      /says it is go1\.20/,
    ],
  ])('leaves everything as it was when the SDK %s', async (_, broken, message) => {
    const { context, switching, journal } = await homeWith(['go1.25.9', broken]);
    await switching.use('1.25');
    await writeFile(context.layout.alias('latest'), 'go1.25.9\n');
    const before = await onDisk(context);
    const error = await switching.use('1.26').catch((thrown) => thrown);
    expect({ code: error.code, message: error.message }).toEqual({
      code: 'switch-unproven',
      message: expect.stringMatching(message),
    });
    expect(await onDisk(context)).toEqual(before);
    expect(await journal.list()).toHaveLength(1);
  });

  it('leaves nothing active when the first switch fails', async () => {
    const { context, switching } = await homeWith([{ version: 'go1.26.3', go: BROKEN }]);
    await expect(switching.use('1.26')).rejects.toMatchObject({ code: 'switch-unproven' });
    expect(await onDisk(context)).toEqual({ active: null, current: null, aliases: {} });
  });

  it('gives damaged bytes in active back as they were when it fails', async () => {
    const { context, switching } = await homeWith([{ version: 'go1.26.3', go: BROKEN }]);
    await writeFile(context.layout.active, '../../../etc/passwd\r\n');
    await expect(switching.use('1.26')).rejects.toMatchObject({ code: 'switch-unproven' });
    expect((await onDisk(context)).active).toBe('../../../etc/passwd\r\n');
  });

  it('never lets active name a version that was not seen to run', async () => {
    const go =
      '#!/bin/sh\ncat ../../active > ../seen 2>/dev/null || echo none > ../seen\necho go version go1.26.3 linux/amd64\n';
    const { context, switching } = await homeWith(['go1.25.9', { version: 'go1.26.3', go }]);
    await switching.use('1.25');
    await switching.use('1.26');
    expect(await readFile(path.join(context.layout.versions, 'seen'), 'utf8')).toBe('go1.25.9\n');
    expect((await onDisk(context)).active).toBe('go1.26.3\n');
  });

  it('is undone when what hangs on it cannot be brought in line', async () => {
    let isBroken = false;
    const refreshDerived = async () => {
      if (isBroken) throw Object.assign(new Error('no space'), { code: 'ENOSPC', path: '/x' });
    };
    const { context, switching } = await homeWith(['go1.25.9', 'go1.26.3'], { refreshDerived });
    await switching.use('1.25');
    isBroken = true;
    await expect(switching.use('1.26')).rejects.toMatchObject({ code: 'disk-full' });
    expect(await onDisk(context)).toMatchObject({ active: 'go1.25.9\n', current: 'go1.25.9' });
  });

  it('is undone when the journal cannot be written', async () => {
    const { context, switching } = await homeWith(['go1.25.9', 'go1.26.3']);
    await switching.use('1.25');
    await rm(context.layout.journal);
    await mkdir(context.layout.journal);
    await expect(switching.use('1.26')).rejects.toThrow();
    expect(await onDisk(context)).toMatchObject({ active: 'go1.25.9\n', current: 'go1.25.9' });
  });

  it('can be cancelled, and then nothing changed', async () => {
    const { context, switching } = await homeWith([
      'go1.25.9',
      { version: 'go1.26.3', go: '#!/bin/sh\nsleep 987654\n' },
    ]);
    await switching.use('1.25');
    await expect(switching.use('1.26', { signal: AbortSignal.timeout(150) })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await onDisk(context)).toMatchObject({ active: 'go1.25.9\n', current: 'go1.25.9' });
  });

  it('uses an SDK adopted in place through its link, and names the real folder', async () => {
    const { context, switching, dir } = await homeWith(['go1.26.3']);
    const { makeFakeSdk } = await import('../../../helpers/fake-sdk.ts');
    const real = path.join(dir, 'elsewhere');
    await makeFakeSdk(real, { version: 'go1.24.1' });
    await installFakeSdk(context, {
      version: 'go1.24.1',
      manifest: { linkedTo: real, files: [], fileCount: 0, origin: 'adopted' },
    });
    await rm(context.layout.sdk('go1.24.1'), { recursive: true });
    await symlink(real, context.layout.sdk('go1.24.1'));
    expect(await switching.use('1.24')).toMatchObject({ active: 'go1.24.1', root: real });
  });
});

describe.skipIf(!posix)('onPath', () => {
  it.each([
    ['shims', true],
    ['current/bin', true],
    ['versions/go1.26.3/bin', false],
    ['../tools', false],
  ])('with %s first on PATH is %s', async (folder, expected) => {
    const { context, switching, home } = await homeWith(['go1.26.3']);
    for (const one of ['shims', '../tools']) {
      await mkdir(path.join(home, one), { recursive: true });
      await writeFile(path.join(home, one, 'go'), '#!/bin/sh\n', { mode: 0o755 });
    }
    const env = context.env as Record<string, string>;
    env.PATH = `relative:/nowhere:${path.join(home, folder)}:${context.layout.shims}:/usr/bin`;
    expect((await switching.use('1.26')).onPath).toBe(expected);
  });

  it('knows its home by another name', async () => {
    const { context, switching, home, dir } = await homeWith(['go1.26.3']);
    await symlink(home, path.join(dir, 'alias of home'));
    (context.env as Record<string, string>).PATH = path.join(dir, 'alias of home/current/bin');
    expect((await switching.use('1.26')).onPath).toBe(true);
  });
});

describe.skipIf(!posix)('after a kill', () => {
  it('between moving current and writing active, the next command moves current back', async () => {
    const { context, switching } = await homeWith(['go1.25.9', 'go1.26.3']);
    await switching.use('1.25');
    await rm(context.layout.current);
    await symlink(context.layout.sdk('go1.26.3'), context.layout.current);
    expect(await switching.active()).toBe('go1.25.9');
    await switching.repairCurrent();
    expect(await onDisk(context)).toMatchObject({ active: 'go1.25.9\n', current: 'go1.25.9' });
  });

  it.each([
    ['is missing', null],
    ['is a folder', 'folder'],
    ['leads nowhere', '/nowhere'],
  ])('current is mended when it %s', async (_, state) => {
    const { context, switching } = await homeWith(['go1.25.9']);
    await switching.use('1.25');
    await rm(context.layout.current);
    if (state === 'folder') await mkdir(context.layout.current);
    else if (state !== null) await symlink(state, context.layout.current);
    await switching.repairCurrent();
    expect((await onDisk(context)).current).toBe('go1.25.9');
  });

  it('current goes when nothing is active, or the active SDK is gone', async () => {
    const { context, switching } = await homeWith(['go1.25.9']);
    await switching.use('1.25');
    await rm(context.layout.active);
    await switching.repairCurrent();
    expect((await onDisk(context)).current).toBeNull();
    await switching.use('1.25');
    await rm(context.layout.sdk('go1.25.9'), { recursive: true });
    await switching.repairCurrent();
    expect((await onDisk(context)).current).toBeNull();
    expect(await switching.active()).toBeNull();
  });

  it('current stays with an SDK whose manifest is damaged: it still runs', async () => {
    const { context, switching } = await homeWith(['go1.25.9']);
    await switching.use('1.25');
    await writeFile(context.layout.manifest('go1.25.9'), '{');
    await switching.repairCurrent();
    expect((await onDisk(context)).current).toBe('go1.25.9');
    expect(await switching.active()).toBeNull();
  });

  it('repairing leaves a switch that is under way alone', async () => {
    const { context, switching, locks } = await homeWith(['go1.25.9', 'go1.26.3']);
    await switching.use('1.25');
    await locks.withLock('sdks', {}, async () => {
      await rm(context.layout.current);
      await symlink(context.layout.sdk('go1.26.3'), context.layout.current);
      await switching.repairCurrent();
      expect((await onDisk(context)).current).toBe('go1.26.3');
    });
  });

  it('repairing makes no home, and nothing where nothing is wrong', async () => {
    const { switching, home } = await homeWith([]);
    await switching.repairCurrent();
    await expect(lstat(home)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('active', () => {
  it.each([
    ['nothing', null, null],
    ['its name', 'go1.26.3\n', 'go1.26.3'],
    ['its name with blanks and CR', ' go1.26.3 \r\n', 'go1.26.3'],
    ['a path', '../../../etc\n', null],
    ['a name with a separator', 'go1.26.3/../../x\n', null],
    ['an SDK that is not installed', 'go1.1\n', null],
    ['zeroes', '\0\0\0\0', null],
    ['nothing but a line end', '\n', null],
    ['a very long line', 'go1'.repeat(5000), null],
  ])('with %s in the file is that SDK or null', async (_, text, expected) => {
    const { context, switching } = await homeWith(['go1.26.3']);
    if (text !== null) await writeFile(context.layout.active, text);
    expect(await switching.active()).toBe(expected);
  });

  it('is null when a folder stands there', async () => {
    const { context, switching } = await homeWith(['go1.26.3']);
    await mkdir(context.layout.active);
    await chmod(context.layout.active, 0o755);
    expect(await switching.active()).toBeNull();
  });
});
