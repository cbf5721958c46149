import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalItem } from '../../../electron/contract/api.ts';
import { fromErrorShape } from '../../../electron/contract/errors.ts';
import { makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { openEngine } from '../../helpers/open-engine.ts';

async function setUp() {
  const engine = await openEngine({ askPerson: async () => true });
  const call = async (method: string, input: object = {}): Promise<never> => {
    const result = await engine.handlers.call(method, input);
    if (!result.ok) throw fromErrorShape(result.error);
    return result.value as never;
  };
  const finish = async ({ jobId }: { jobId: string }) => await call('jobs.result', { id: jobId });
  return {
    ...engine,
    call,
    install: async (spec: string, use = false) => await finish(await call('sdks.install', { spec, use })),
    latest: async (action: string) => ((await call('journal.list', { action })) as JournalItem[])[0]!,
    undo: async ({ id }: { id: string }) => {
      const outcome: { kind: string; jobId: string } = await call('journal.undo', { id });
      if (outcome.kind === 'started') await finish(outcome);
    },
    names: async () => ((await call('sdks.list')) as { name?: string }[]).map(({ name }) => name),
    finish,
  };
}

describe('undoing', () => {
  it('goes back through switches one by one, and forward again', async () => {
    const { core, install, latest, undo, call } = await setUp();
    await install('1.25', true);
    await install('1.26', true);
    const active = async () => await (await core.switching()).active();
    const [second, first] = (await call('journal.list', { action: 'sdk.use' })) as JournalItem[];
    await undo(second!);
    expect(await active()).toBe('go1.25.4');
    await undo(await latest('sdk.use'));
    expect(await active()).toBe('go1.26.3');
    await undo(await latest('sdk.use'));
    await undo(first!);
    expect(await active()).toBeNull();
    await undo(await latest('sdk.use'));
    expect(await active()).toBe('go1.25.4');
  });

  it('brings back an SDK that was removed, and one that was adopted where it lies', async () => {
    const { sandbox, install, call, finish, latest, undo, names } = await setUp();
    await install('1.25');
    const folder = path.join(sandbox.dir, 'elsewhere', 'go');
    await makeFakeSdk(folder, { version: 'go1.24.2' });
    await finish(await call('sdks.import', { folder, mode: 'link' }));
    for (const sdk of ['go1.24.2', 'go1.25.4']) await finish(await call('sdks.remove', { sdk }));
    expect(await names()).not.toContain('go1.25.4');
    const [removed, unlinked] = (await call('journal.list', { action: 'sdk.uninstall' })) as JournalItem[];
    await undo(removed!);
    await undo(unlinked!);
    expect(await names()).toEqual(['go1.25.4', 'go1.24.2']);
    expect(await latest('sdk.import')).toMatchObject({ undoes: unlinked!.id });
  });

  it('leaves the active version in place when its install is undone', async () => {
    const { install, latest, undo, names } = await setUp();
    await install('1.26', true);
    await expect(undo(await latest('sdk.install'))).rejects.toMatchObject({ code: 'sdk-active' });
    expect(await names()).toEqual(['go1.26.3']);
  });

  it('pins, unpins and lists again', async () => {
    const { sandbox, call, install, latest, undo } = await setUp();
    await install('1.26');
    await call('projects.add', { folder: sandbox.dir });
    await call('projects.pin', { folder: sandbox.dir, spec: '1.26' });
    await undo(await latest('projects.pin'));
    expect(await call('projects.inspect', { folder: sandbox.dir })).toMatchObject({ pin: null });
    await undo(await latest('projects.add'));
    expect(await call('projects.list')).toEqual({ projects: [], groups: [] });
  });

  it('restores settings, unless they were changed again, here or by hand', async () => {
    const { sandbox, call, latest, undo } = await setUp();
    await call('settings.update', { changes: { retries: 5 } });
    const entry = await latest('settings.update');
    await writeFile(path.join(sandbox.home, 'settings.json'), JSON.stringify({ schema: 1, retries: 6 }));
    await expect(undo(entry)).rejects.toMatchObject({
      code: 'undo-impossible',
      message: expect.stringContaining('retries'),
    });
    await writeFile(path.join(sandbox.home, 'settings.json'), JSON.stringify({ schema: 1, retries: 5 }));
    await undo(entry);
    expect(await call('settings.get')).toMatchObject({ settings: { retries: 1 } });
  });

  it('does not write what the journal redacted', async () => {
    const { call, latest, undo } = await setUp();
    const source = { name: 'mirror', kind: 'index', url: 'https://me:secret@mirror.example/dl/', trusted: false };
    await call('settings.update', { changes: { sources: [source] } });
    await call('settings.update', { changes: { sources: null } });
    await expect(undo(await latest('settings.update'))).rejects.toMatchObject({
      code: 'undo-impossible',
      message: expect.stringContaining('secret'),
    });
  });

  it('happens once, whoever asks twice', async () => {
    const { call, latest, undo } = await setUp();
    await call('settings.update', { changes: { retries: 5 } });
    const entry = await latest('settings.update');
    const outcomes = await Promise.allSettled([undo(entry), undo(entry), undo(entry)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(undo(entry)).rejects.toMatchObject({
      code: 'undo-impossible',
      message: expect.stringContaining('already'),
    });
  });

  it.each([
    ['sdk.use', { action: 'sdk.use' }],
    ['sdk.use', { action: 'sdk.use', name: '../../etc' }],
    ['sdk.install', { action: 'sdk.uninstall', name: 7 }],
    ['sdk.install', { action: 'sdk.uninstall', name: '../..' }],
    ['sdk.uninstall', { action: 'rm', path: '/' }],
    ['settings.update', { settings: 'x' }],
    ['settings.update', { settings: { nothing: 1 } }],
    ['projects.pin', { action: 'projects.restorePin', file: 'relative' }],
    ['projects.add', { action: 'projects.restoreList', before: 1 }],
    ['profile.edit', {}],
    ['toString', {}],
    ['__proto__', {}],
  ])('refuses a journal entry %s that was made up: %j', async (action, made) => {
    const { sandbox, undo } = await setUp();
    const entry = {
      id: 'made-up',
      at: '2026-11-21T00:00:00.000Z',
      action,
      target: '',
      summary: 'Made up',
      data: {},
      undo: made,
    };
    await appendFile(path.join(sandbox.home, 'journal.jsonl'), `${JSON.stringify(entry)}\n`);
    await expect(undo(entry)).rejects.toMatchObject({
      code: expect.stringMatching(/^(undo-impossible|invalid-input|invalid-spec|sdk-not-installed)$/),
    });
  });
});
