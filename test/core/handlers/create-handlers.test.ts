import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors.ts';
import type { Job } from '../../../electron/contract/models.ts';
import { makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { openEngine } from '../../helpers/open-engine.ts';

const VERSIONS = ['go1.23.1', 'go1.24.2', 'go1.25.4', 'go1.26.3'];

/** Installs that all hang in their download, and the jobs as they are by now. */
async function startInstalls() {
  const engine = await openEngine({ releases: VERSIONS });
  for (const version of VERSIONS) engine.server.faultAlways(`/dl/${version}.linux-amd64.tar.gz`, 'stall');
  const changed = new Set<() => void>();
  engine.core.context.events.on('jobChanged', () => {
    for (const look of changed) look();
  });
  const ids: string[] = [];
  for (const version of VERSIONS) {
    const result = await engine.handlers.call('sdks.install', { spec: version });
    ids.push((result as { value: { jobId: string } }).value.jobId);
  }
  const jobs = async () => {
    const list = (await engine.core.jobs()).list();
    return ids.map((id) => list.find((job) => job.id === id) as Job);
  };
  const until = (fits: (list: readonly Job[]) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        jobs().then((list) => {
          if (fits(list)) resolve();
        }, reject);
      };
      changed.add(look);
      look();
    });
  return { ...engine, ids, jobs, until };
}

describe('jobs', () => {
  it('install two at a time; the others wait their turn, and can be cancelled meanwhile', async () => {
    const { handlers, ids, jobs, until } = await startInstalls();
    await until((list) => list.filter(({ phase }) => phase === 'downloading').length === 2);
    expect((await jobs()).map(({ phase, state }) => [phase, state])).toEqual([
      ['downloading', 'running'],
      ['downloading', 'running'],
      ['waiting', 'running'],
      ['waiting', 'running'],
    ]);
    await handlers.call('jobs.cancel', { id: ids[2] });
    await until((list) => list[2]!.state === 'cancelled');
    await handlers.call('jobs.cancel', { id: ids[0] });
    await until((list) => list[3]!.phase === 'downloading');
    expect((await jobs()).map(({ state }) => state)).toEqual(['cancelled', 'running', 'cancelled', 'running']);
  });

  it('are cancelled, and have ended, when the handlers close', async () => {
    const { handlers, jobs, until } = await startInstalls();
    await until((list) => list.some(({ phase }) => phase === 'downloading'));
    await handlers.close();
    expect(new Set((await jobs()).map(({ state }) => state))).toEqual(new Set(['cancelled']));
  });

  it('adopt, verify, remove and prune', async () => {
    const { handlers, sandbox } = await openEngine({ askPerson: async () => true });
    const value = async (method: string, input: object = {}) => {
      const result = await handlers.call(method, input);
      if (!result.ok) throw new Error(result.error.message);
      return result.value as never;
    };
    const finish = async (method: string, input: object) =>
      await value('jobs.result', { id: ((await value(method, input)) as { jobId: string }).jobId });
    const folder = path.join(sandbox.dir, 'elsewhere');
    await makeFakeSdk(folder, { version: 'go1.24.2' });
    expect(await finish('sdks.import', { folder, mode: 'copy' })).toEqual({ kind: 'import', value: null });
    expect(await finish('sdks.verify', { sdk: '1.24' })).toEqual({
      kind: 'verify',
      value: expect.objectContaining({ version: 'go1.24.2', ok: true, changed: [] }),
    });
    expect(await finish('sdks.remove', { sdk: 'go1.24.2' })).toEqual({ kind: 'uninstall', value: null });
    await mkdir(path.join(sandbox.home, 'trash', 'leftover'), { recursive: true });
    expect(await value('sdks.previewPrune')).toMatchObject({
      removed: [{ path: path.join(sandbox.home, 'trash', 'leftover') }],
    });
    expect(await finish('sdks.prune', {})).toMatchObject({ kind: 'prune', value: { removed: [expect.anything()] } });
  });
});

describe('a failure', () => {
  it('that is a fault of the program is logged, and told as one', async () => {
    const { handlers, sandbox } = await openEngine({
      host: {
        'host.pickFolder': () => {
          throw new TypeError('undefined is not a function');
        },
      },
    });
    expect(await handlers.call('host.pickFolder')).toEqual({
      ok: false,
      error: { code: 'internal', message: 'undefined is not a function' },
    });
    expect(sandbox.logged.join()).toContain('A call failed: host.pickFolder');
  });

  it('leaves the engine without its secrets', async () => {
    const { handlers } = await openEngine({
      host: {
        'host.pickFolder': async () => {
          throw new AppError('http-status', 'https://me:hunter2@mirror.example answered 403', {
            details: { authorization: 'Bearer abcDEF123456' },
          });
        },
      },
    });
    expect(JSON.stringify(await handlers.call('host.pickFolder'))).not.toMatch(/hunter2|abcDEF123456/);
  });
});
