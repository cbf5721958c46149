import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApiMethod, Snapshot } from '../../../electron/contract/api.ts';
import type { ApiEvent } from '../../../electron/contract/api-events.ts';
import { AppError, type ErrorShape } from '../../../electron/contract/errors.ts';
import type { Job } from '../../../electron/contract/models.ts';
import { createClient } from '../../../renderer/api/client.ts';
import type { StreamListener } from '../../../renderer/api/transport.ts';
import { useConnection } from '../../../renderer/engine/connection.ts';
import { call, connectEngine, onEngineEvent } from '../../../renderer/engine/engine.ts';
import { fillStores } from '../../../renderer/engine/fill-stores.ts';
import { useJobs, useProjects, useSdks, useSettings } from '../../../renderer/engine/stores.ts';
import { eventually } from '../../helpers/eventually.ts';

const job = (id: string, bytes: number) => ({ id, bytes }) as Job;
const refused: ErrorShape = { code: 'permission-denied', message: 'projects.json cannot be read' };

/** An engine that answers from a table and says what it is told to. */
function createEngine(answers: Partial<Record<ApiMethod, unknown>>) {
  const calls: string[] = [];
  let listener: StreamListener | undefined;
  const client = createClient({
    async call(method) {
      calls.push(method);
      const answer = answers[method as ApiMethod];
      return answer instanceof AppError
        ? { ok: false, error: { code: answer.code, message: answer.message } }
        : { ok: true, value: answer };
    },
    listen(given) {
      listener = given;
      return () => {
        listener = undefined;
      };
    },
  });
  return {
    client,
    calls,
    begin: () => listener?.onMessage({ start: { epoch: 'e', sequence: 7, resumed: false } }),
    say: (event: Partial<ApiEvent>) => listener?.onMessage({ event: event as ApiEvent }),
    lose: () => listener?.onConnection('lost'),
  };
}

const ok = <T>(value: T) => ({ ok: true, value }) as const;
const snapshot = {
  epoch: 'e',
  sequence: 7,
  app: ok({}),
  releases: ok({ rows: [], families: [], index: null }),
  sdks: ok([]),
  current: ok({}),
  jobs: ok([job('a', 1)]),
  settings: ok({ settings: {}, entries: [], problems: [] }),
  journal: ok([]),
  projects: { ok: false, error: refused },
  questions: [],
} as unknown as Snapshot;

let engine: ReturnType<typeof createEngine>;
let stop: () => void;

beforeEach(async () => {
  engine = createEngine({ 'app.snapshot': snapshot, 'sdks.list': ['newer'], 'settings.get': { problems: ['newer'] } });
  stop = fillStores(engine.client);
  engine.begin();
  await eventually(() => expect(useConnection.getState().hasSnapshot).toBe(true));
});

afterEach(() => {
  stop();
  connectEngine(null);
});

it('a snapshot fills the stores; a part that cannot be read does not take the others along', () => {
  expect(useConnection.getState()).toEqual({ state: 'open', hasSnapshot: true });
  expect(useJobs.getState()).toEqual({ value: [job('a', 1)], error: null, isLoading: false });
  expect(useProjects.getState()).toMatchObject({ value: null, error: refused });
});

it('progress of a job is taken from its event, without a question', async () => {
  engine.say({ sequence: 8, name: 'jobChanged', payload: job('a', 5) });
  expect(useJobs.getState().value).toEqual([job('a', 5)]);
  expect(engine.calls).toEqual(['app.snapshot']);
});

it('what changed is asked for anew, once, whoever changed it', async () => {
  engine.say({ sequence: 8, name: 'homeChanged', payload: { parts: ['sdks', 'settings'] } });
  await eventually(() => expect(useSettings.getState().value).toEqual({ problems: ['newer'] }));
  expect(useSdks.getState().value).toEqual(['newer']);
  expect(engine.calls.toSorted()).toEqual([
    'app.info',
    'app.snapshot',
    'sdks.list',
    'settings.get',
    'switching.current',
  ]);
});

it('features hear events too, until they stop listening', () => {
  const heard: unknown[] = [];
  const stopHearing = onEngineEvent('projectChanged', (payload) => heard.push(payload));
  engine.say({ sequence: 8, name: 'projectChanged', payload: { folder: '/a' } });
  stopHearing();
  engine.say({ sequence: 9, name: 'projectChanged', payload: { folder: '/b' } });
  expect(heard).toEqual([{ folder: '/a' }]);
});

it('a lost connection is known, and what was shown stays', () => {
  engine.lose();
  expect(useConnection.getState().state).toBe('lost');
  expect(useJobs.getState().value).not.toBeNull();
});

it('without an engine a call fails as an unreachable one does', async () => {
  connectEngine(null);
  await expect(call('app.info')).rejects.toMatchObject({ code: 'engine-unreachable' });
});
