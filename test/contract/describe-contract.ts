import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { API_METHODS } from '../../electron/contract/api-methods.ts';
import { isAppError } from '../../electron/contract/errors.ts';
import type { Client } from '../../renderer/api/client.ts';
import { type EventRecorder, recordEvents } from '../helpers/event-recorder.ts';
import { type Engine, openEngine, VERSION } from '../helpers/open-engine.ts';

/** What a window may rely on, whatever carries its calls. @param connect a window over the engine's handlers */
export function describeContract(name: string, connect: (engine: Engine) => Promise<Client>): void {
  describe(`the contract over ${name}`, () => {
    let engine: Engine;
    let client: Client;
    beforeEach(async () => {
      engine = await openEngine({ host: { 'host.pickFolder': async ({ title = 'Pick' }) => `/picked/${title}` } });
      client = await connect(engine);
    });

    const install = async (events: EventRecorder, spec: string, use = false) => {
      const { jobId } = await client.call('sdks.install', { spec, use });
      await events.event('jobChanged', (job) => job.id === jobId && job.state !== 'running');
      return await client.call('jobs.result', { id: jobId });
    };

    it('shows an empty home in one call', async () => {
      const { epoch, sequence, app, ...parts } = await client.call('app.snapshot');
      expect({ epoch: typeof epoch, sequence, parts }).toEqual({
        epoch: 'string',
        sequence: 0,
        parts: {
          releases: { ok: true, value: { rows: [], families: [], index: null } },
          sdks: { ok: true, value: [] },
          current: {
            ok: true,
            value: {
              active: null,
              current: null,
              toolchain: null,
              problem: expect.objectContaining({ code: 'no-active-version' }),
            },
          },
          jobs: { ok: true, value: [] },
          settings: expect.objectContaining({ ok: true }),
          journal: { ok: true, value: [] },
          projects: { ok: true, value: { projects: [], groups: [] } },
          questions: [],
        },
      });
      expect(app).toEqual({
        ok: true,
        value: {
          version: VERSION,
          platform: { os: 'linux', arch: 'amd64' },
          home: engine.sandbox.home,
          userHome: engine.sandbox.userHome,
          capabilities: ['host.pickFolder'],
          findings: {
            isFirstRun: true,
            installedCount: 0,
            externalCount: 0,
            hasActive: false,
            isSetUp: expect.any(Boolean),
            otherGo: null,
            nextStep: 'install',
          },
        },
      });
    });

    it('lists releases, asks for the index once, and resolves specs without the network', async () => {
      const table = await client.call('releases.list');
      expect(table.rows.map(({ version, support, archive }) => [version, support, archive?.filename])).toEqual([
        ['go1.26.3', 'supported', 'go1.26.3.linux-amd64.tar.gz'],
        ['go1.26.2', 'outdated', 'go1.26.2.linux-amd64.tar.gz'],
        ['go1.25.4', 'supported', 'go1.25.4.linux-amd64.tar.gz'],
      ]);
      expect(table.index).toEqual({ fetchedAt: expect.any(String), source: 'test', trusted: true, stale: null });
      expect(await client.call('releases.list', { cached: true })).toEqual(table);
      expect(await client.call('releases.resolve', { spec: '1.26' })).toEqual({
        spec: '1.26',
        release: table.rows[0],
        installed: null,
      });
      expect(await client.call('releases.resolve', { spec: '1.7' })).toBeNull();
      expect(engine.server.requestsFor('/dl/')).toHaveLength(1);
      await client.call('releases.refresh');
      expect(engine.server.requestsFor('/dl/')).toHaveLength(2);
    });

    it('installs as a job that tells its progress, switches, and undoes both from the journal', async () => {
      const events = await recordEvents(client);
      expect(await install(events, '1.26', true)).toEqual({
        kind: 'install',
        value: expect.objectContaining({ ok: true, version: 'go1.26.3' }),
      });
      const names = [...new Set(events.events().map((event) => event.name))].filter((event) => event !== 'homeChanged');
      expect(names).toEqual(['jobChanged', 'releasesRefreshed', 'journalAppended', 'sdkInstalled', 'activeChanged']);
      expect(await client.call('sdks.list')).toMatchObject([
        {
          id: 'go1.26.3',
          name: 'go1.26.3',
          family: '1.26',
          active: true,
          support: 'supported',
          verifiedBy: 'sha256',
          sizeBytes: expect.any(Number),
        },
      ]);
      expect(await client.call('switching.current')).toMatchObject({
        active: 'go1.26.3',
        current: { version: 'go1.26.3', reason: 'active' },
      });

      const [used, installed] = await client.call('journal.list');
      expect([used, installed]).toMatchObject([
        { action: 'sdk.use', undoState: 'possible' },
        { action: 'sdk.install', undoState: 'possible' },
      ]);
      expect(await client.call('journal.undo', { id: used!.id })).toEqual({ kind: 'done' });
      expect((await client.call('switching.current')).active).toBeNull();
      const outcome = await client.call('journal.undo', { id: installed!.id });
      if (outcome.kind === 'started') await client.call('jobs.result', { id: outcome.jobId });
      expect(await client.call('sdks.list')).toEqual([]);
      const journal = await client.call('journal.list');
      expect(journal.map(({ action, undoes, undoState }) => [action, undoes, undoState])).toEqual([
        ['sdk.uninstall', installed!.id, 'possible'],
        ['sdk.use', used!.id, 'possible'],
        ['sdk.use', undefined, 'undone'],
        ['sdk.install', undefined, 'undone'],
      ]);
    });

    it('makes one job of the same request made twice', async () => {
      const [first, second] = await Promise.all([
        client.call('sdks.install', { spec: '1.25' }),
        client.call('sdks.install', { spec: '1.25' }),
      ]);
      expect(first).toEqual(second);
      await client.call('jobs.result', { id: first.jobId });
      expect(await client.call('jobs.list')).toHaveLength(1);
    });

    it('cancels a download, which a later one goes on with', async () => {
      engine.server.faultAlways('/dl/go1.26.3.linux-amd64.tar.gz', 'stall');
      const events = await recordEvents(client);
      const { jobId } = await client.call('sdks.install', { spec: '1.26.3' });
      await events.event('jobChanged', ({ id, phase }) => id === jobId && phase === 'downloading');
      await client.call('jobs.cancel', { id: jobId });
      await expect(client.call('jobs.result', { id: jobId })).rejects.toMatchObject({ code: 'cancelled' });
      expect(await client.call('jobs.list')).toMatchObject([{ id: jobId, state: 'cancelled', error: null }]);
    });

    it('tells a failure of the engine whole, in the call and in the job', async () => {
      const failure = await client.call('switching.use', { sdk: '1.26' }).catch((error: unknown) => error);
      expect(isAppError(failure, 'sdk-not-installed')).toBe(true);
      expect(failure).toMatchObject({ hint: expect.stringContaining('install') });
      const { jobId } = await client.call('sdks.install', { spec: '1.3' });
      await expect(client.call('jobs.result', { id: jobId })).rejects.toMatchObject({ code: 'release-not-found' });
      expect(await client.call('jobs.list')).toMatchObject([{ state: 'failed', error: { code: 'release-not-found' } }]);
    });

    it('changes settings for everyone, and shows how each is written', async () => {
      const events = await recordEvents(client);
      const view = await client.call('settings.update', { changes: { retries: 7 } });
      expect(view.settings.retries).toBe(7);
      expect(view.entries.find(({ key }) => key === 'retries')).toEqual({
        key: 'retries',
        value: 7,
        default: 4,
        isDefault: false,
        doc: expect.any(String),
        schema: expect.objectContaining({ type: 'integer', minimum: 0, maximum: 20 }),
      });
      expect(await events.event('settingsChanged')).toEqual({ keys: ['retries'] });
      const [entry] = await client.call('journal.list', { action: 'settings.update' });
      await client.call('journal.undo', { id: entry!.id });
      expect((await client.call('settings.get')).settings.retries).toBe(1);
      await expect(client.call('settings.update', { changes: { retries: -1 } })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    });

    it('tells two windows the same, in the same order', async () => {
      const [first, second] = [await recordEvents(client), await recordEvents(await connect(engine))];
      await client.call('settings.update', { changes: { retries: 3 } });
      await client.call('settings.update', { changes: { retries: 2 } });
      const last = (recorder: EventRecorder) =>
        recorder.until(() => recorder.events().filter(({ name }) => name === 'settingsChanged').length === 2);
      await Promise.all([last(first), last(second)]);
      const since = second.events()[0]!.sequence;
      const upTo = Math.min(first.events().at(-1)!.sequence, second.events().at(-1)!.sequence);
      const shared = (recorder: EventRecorder) =>
        recorder.events().filter(({ sequence }) => sequence >= since && sequence <= upTo);
      expect(shared(first)).toEqual(shared(second));
    });

    it('tells of what the command does in the same home', async () => {
      const events = await recordEvents(client);
      await install(events, '1.26');
      await install(events, '1.25', true);
      await events.until(() => events.events().some(({ name }) => name === 'homeChanged'));
      const command = engine.anotherCore();
      const from = events.events().length;
      await (await command.switching()).use('1.26');
      await events.until(() =>
        events
          .events()
          .slice(from)
          .some((event) => event.name === 'homeChanged' && event.payload.parts.includes('active')),
      );
      expect((await client.call('switching.current')).active).toBe('go1.26.3');
    });

    it('pins a project, tells when its pin is edited by hand, and undoes', async () => {
      const folder = path.join(engine.sandbox.userHome, 'project');
      await mkdir(folder);
      const events = await recordEvents(client);
      await install(events, '1.26');
      await client.call('projects.add', { folder });
      expect(await client.call('projects.pin', { folder, spec: '1.26' })).toMatchObject({
        spec: '1.26',
        installed: 'go1.26.3',
        changed: true,
      });
      await events.event('projectChanged', (project) => project.folder === folder);
      expect(await client.call('projects.setGroup', { name: 'all', folders: [folder] })).toEqual([
        { name: 'all', folders: [folder] },
      ]);
      const { projects } = await client.call('app.snapshot');
      expect(projects).toMatchObject({
        ok: true,
        value: {
          projects: [{ folder, pin: { spec: '1.26' }, inEffect: { reason: 'pin' } }],
          groups: [{ name: 'all' }],
        },
      });
      const from = events.events().length;
      await writeFile(path.join(folder, '.go-version'), '1.25\n');
      await events.until(() =>
        events
          .events()
          .slice(from)
          .some(({ name }) => name === 'projectChanged'),
      );
      expect(await client.call('projects.inspect', { folder })).toMatchObject({
        inEffect: null,
        problem: { code: 'pin-not-installed' },
      });
      const [entry] = await client.call('journal.list', { action: 'projects.pin' });
      await expect(client.call('journal.undo', { id: entry!.id })).rejects.toMatchObject({ code: 'undo-impossible' });
    });

    it('previews, makes and undoes set-up', async () => {
      const file = path.join(engine.sandbox.userHome, '.bashrc');
      await writeFile(file, '# mine\n');
      const preview = await client.call('profiles.preview', { targets: ['bash'] });
      expect(preview.map(({ action, journalId }) => [action, journalId])).toContainEqual(['insert', null]);
      expect(await readFile(file, 'utf8')).toBe('# mine\n');
      await client.call('profiles.apply', { targets: ['bash'] });
      expect(await readFile(file, 'utf8')).toContain('# >>> goswitch >>>');
      const [entry] = (await client.call('journal.list')).filter(
        ({ action, target }) => action === 'profile.edit' && target === file,
      );
      expect(await client.call('journal.undo', { id: entry!.id })).toEqual({ kind: 'done' });
      expect(await readFile(file, 'utf8')).toBe('# mine\n');
    });

    it('previews, sets, lists and takes out proxy variables', async () => {
      const file = path.join(engine.sandbox.userHome, '.bashrc');
      await writeFile(file, '# mine\n');
      const variables = { HTTPS_PROXY: 'http://proxy.example:3128' };
      const asked = { targets: ['bash' as const], variables };
      expect(
        (await client.call('terminalProxy.preview', asked)).map(({ action, journalId }) => [action, journalId]),
      ).toContainEqual(['insert', null]);
      expect(await readFile(file, 'utf8')).toBe('# mine\n');
      await client.call('terminalProxy.apply', asked);
      expect(await readFile(file, 'utf8')).toContain('# >>> goswitch proxy >>>');
      const { files } = await client.call('terminalProxy.state');
      expect(files.filter((one) => one.file === file)).toMatchObject([{ state: 'in-place', variables }]);
      expect((await client.call('terminalProxy.previewUndo')).map(({ action }) => action)).toContain('restore');
      await client.call('terminalProxy.undo');
      expect(await readFile(file, 'utf8')).toBe('# mine\n');
    });

    it('does what its host can do and refuses the rest', async () => {
      expect(await client.call('host.pickFolder', { title: 'Projects' })).toBe('/picked/Projects');
      await expect(client.call('host.openTerminal', { path: '/tmp' })).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it.each([
      'nothing.such',
      'app',
      'app.snapshot.x',
      '',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'APP.SNAPSHOT',
      'app.snapshot\0',
      42,
      null,
      ['app.snapshot'],
      { toString: 'app.snapshot' },
    ])('refuses the method %j', async (method) => {
      await expect(client.call(method as 'app.info')).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it.each(API_METHODS)('refuses input of the wrong shape: %s', async (method) => {
      const inputs = [
        null,
        'text',
        1,
        [],
        { ['__proto__']: { spec: '1.26' }, unknown: 1 },
        JSON.parse('{"__proto__":{"polluted":true}}'),
      ];
      for (const input of inputs.slice(1)) {
        await expect(client.call(method, input as never), JSON.stringify(input)).rejects.toMatchObject({
          code: 'invalid-input',
        });
      }
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    });

    it.each([
      ['releases.resolve', { spec: '' }],
      ['releases.resolve', { spec: 'x'.repeat(65) }],
      ['sdks.install', {}],
      ['sdks.install', { spec: '1.26', sha256: 'abc' }],
      ['sdks.install', { spec: '1.26', arch: '../..' }],
      ['sdks.import', { folder: '/x\0y', mode: 'copy' }],
      ['sdks.import', { folder: 'relative/folder', mode: 'copy' }],
      ['sdks.import', { folder: '/x', mode: 'move' }],
      ['sdks.remove', { sdk: '1.26', force: 'yes' }],
      ['jobs.cancel', { id: 'unknown' }],
      ['jobs.result', { id: '__proto__' }],
      ['journal.list', { limit: 0 }],
      ['journal.undo', { id: 'unknown' }],
      ['settings.update', { changes: { nothing: 1 } }],
      ['settings.update', { changes: { constructor: 1 } }],
      ['profiles.preview', { targets: ['cmd'] }],
      ['terminalProxy.preview', { targets: ['windows-path'] }],
      ['terminalProxy.apply', { variables: { PATH: '/x' } }],
      ['terminalProxy.apply', { variables: {} }],
    ] as const)('refuses %s with %j', async (method, input) => {
      await expect(client.call(method, input as never)).rejects.toMatchObject({ code: 'invalid-input' });
    });

    it('shows what can be read when a part cannot', async () => {
      await rm(engine.sandbox.home, { recursive: true });
      await writeFile(engine.sandbox.home, 'a file where the home should be');
      const snapshot = await client.call('app.snapshot');
      expect(snapshot.jobs).toEqual({ ok: true, value: [] });
      expect(snapshot.settings.ok).toBe(true);
    });
  });
}
