import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HomePart } from '../../electron/contract/events.ts';
import { writeFileAtomic } from '../../electron/core/base/files/atomic-file.ts';
import type { WatchFunction } from '../../electron/core/base/files/folder-watch.ts';
import { watchHome } from '../../electron/core/home-watch.ts';
import { createSandbox, type Sandbox } from '../helpers/sandbox.ts';

async function watched(prepare: (sandbox: Sandbox) => Promise<unknown>, watch?: WatchFunction) {
  const sandbox = await createSandbox();
  await prepare(sandbox);
  const heard: HomePart[][] = [];
  let wake: () => void = () => undefined;
  const onChange = (parts: readonly HomePart[]) => {
    heard.push([...parts]);
    wake();
  };
  const homeWatch = watchHome(sandbox.context, { onChange, ...(watch === undefined ? {} : { watch }) });
  onTestFinished(() => homeWatch.close());
  /** Every part heard of until all of `parts` were; fails by the test's time limit. */
  const hear = async (...parts: HomePart[]) => {
    while (!parts.every((part) => heard.flat().includes(part))) await new Promise<void>((resolve) => (wake = resolve));
    return new Set(heard.splice(0).flat());
  };
  return { ...sandbox, layout: sandbox.context.layout, heard, hear, homeWatch };
}

const makeHome = ({ context: { layout } }: Sandbox) => mkdir(layout.versions, { recursive: true });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('watching the home', () => {
  it.each<[HomePart, (sandbox: Sandbox) => Promise<unknown>]>([
    ['active', ({ context: { layout } }) => writeFileAtomic(layout.active, 'go1.26.3\n')],
    ['settings', ({ context: { layout } }) => writeFileAtomic(layout.settings, '{}')],
    ['projects', ({ context: { layout } }) => writeFileAtomic(layout.projects, '{}')],
    ['journal', ({ context: { layout } }) => appendFile(layout.journal, '{}\n')],
    ['sdks', ({ context: { layout } }) => mkdir(layout.sdk('go1.26.3'))],
  ])('tells of a change of %s, and of nothing else', async (part, change) => {
    const { hear, ...sandbox } = await watched(makeHome);
    await change(sandbox);
    expect(await hear(part)).toEqual(new Set([part]));
  });

  it('tells of a burst once', async () => {
    const { heard, hear, layout } = await watched(makeHome);
    for (let count = 0; count < 30; count++) await appendFile(layout.journal, `${count}\n`);
    await writeFileAtomic(layout.active, 'go1.26.3\n');
    await hear('active', 'journal');
    await pause(150);
    expect(heard).toEqual([]);
  });

  it('is silent about its own small files and about a home that nobody touches', async () => {
    const { heard, layout } = await watched(makeHome);
    await mkdir(layout.staging);
    await writeFile(path.join(layout.staging, 'x'), 'x');
    await writeFile(path.join(layout.home, 'something'), 'x');
    await pause(200);
    expect(heard).toEqual([]);
  });

  it('sees a home, and its folders, that come after the watch', async () => {
    const { hear, layout } = await watched(async () => undefined);
    await mkdir(layout.versions, { recursive: true });
    await hear('sdks');
    await mkdir(layout.sdk('go1.26.3'));
    expect(await hear('sdks')).toEqual(new Set(['sdks']));
    await mkdir(layout.index);
    await hear('releases');
    await writeFile(path.join(layout.index, 'kept.json'), '{}');
    expect(await hear('releases')).toEqual(new Set(['releases']));
  });

  it('sees a home below folders that are not there yet', async () => {
    const sandbox = await watched(async ({ userHome }) => rm(userHome, { recursive: true }));
    await mkdir(sandbox.userHome);
    await sandbox.hear('sdks');
    await mkdir(sandbox.layout.home);
    await sandbox.hear('sdks');
    await writeFileAtomic(sandbox.layout.active, 'go1.26.3\n');
    await sandbox.hear('active');
  });

  it('sees a home that was removed, or moved away, and made anew', async () => {
    const { hear, layout } = await watched(makeHome);
    await rm(layout.home, { recursive: true });
    await hear('active', 'sdks');
    await mkdir(layout.versions, { recursive: true });
    await hear('active', 'sdks');
    await rename(layout.home, `${layout.home}.old`);
    await hear('active', 'sdks');
    await mkdir(layout.versions, { recursive: true });
    await hear('active', 'sdks');
    await mkdir(layout.sdk('go1.26.3'));
    expect(await hear('sdks')).toEqual(new Set(['sdks']));
  });

  it('looks by itself where the system cannot watch, and says so once', async () => {
    const noWatchesLeft: WatchFunction = () => {
      throw Object.assign(new Error('ENOSPC: System limit for number of file watchers reached'), { code: 'ENOSPC' });
    };
    const { hear, layout, logged } = await watched(makeHome, noWatchesLeft);
    await writeFileAtomic(layout.active, 'go1.26.3\n');
    expect(await hear('active')).toEqual(new Set(['active']));
    await mkdir(layout.sdk('go1.26.3'));
    expect(await hear('sdks')).toEqual(new Set(['sdks']));
    expect(logged).toHaveLength(1);
  });

  it('tells nothing once it is closed', async () => {
    const { heard, homeWatch, layout } = await watched(makeHome);
    await appendFile(layout.journal, '{}\n');
    homeWatch.close();
    await appendFile(layout.journal, '{}\n');
    await pause(200);
    expect(heard).toEqual([]);
  });
});
