import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../electron/contract/api.ts';
import type { ApiEvent, StreamStart } from '../../../electron/contract/api-events.ts';
import { AppError } from '../../../electron/contract/errors.ts';
import type { Client } from '../../../renderer/api/client.ts';
import { followEngine } from '../../../renderer/api/follow-engine.ts';
import type { StreamListener } from '../../../renderer/api/transport.ts';

const event = (sequence: number): ApiEvent => ({ sequence, name: 'settingsChanged', payload: { keys: [] } });

/** An engine whose stream and snapshots are told what to do, one by one. */
function setUp() {
  let listener: StreamListener | undefined;
  const asked: { give(sequence: number): Promise<void>; fail(): Promise<void> }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const client: Client = {
    call: () =>
      new Promise((resolve, reject) => {
        asked.push({
          give: (sequence) => {
            resolve({ epoch: 'e', sequence } as Snapshot as never);
            return settle();
          },
          fail: () => {
            reject(new AppError('engine-unreachable', 'gone'));
            return settle();
          },
        });
      }),
    listen: (given) => {
      listener = given;
      return () => (listener = undefined);
    },
  };
  const seen: string[] = [];
  const following = followEngine(client, {
    onSnapshot: ({ sequence }) => seen.push(`snapshot ${sequence}`),
    onEvent: ({ sequence }) => seen.push(`event ${sequence}`),
    onConnection: (state) => seen.push(state),
    onFailure: (error) => seen.push((error as AppError).code),
  });
  return {
    seen,
    asked,
    following,
    isListening: () => listener !== undefined,
    open: (start: Partial<StreamStart>) =>
      listener?.onMessage({ start: { epoch: 'e', sequence: 0, resumed: false, ...start } }),
    happen: (sequence: number) => listener?.onMessage({ event: event(sequence) }),
    connection: (state: 'open' | 'lost') => listener?.onConnection(state),
  };
}

describe('following the engine', () => {
  it('is a snapshot, the events that it does not hold yet, and then each event as it comes', async () => {
    const { seen, asked, open, happen } = setUp();
    open({});
    for (const sequence of [1, 2, 3]) happen(sequence);
    expect(seen).toEqual([]);
    await asked[0]!.give(2);
    happen(4);
    expect(seen).toEqual(['snapshot 2', 'event 3', 'event 4']);
  });

  it('goes on without a snapshot when nothing was missed', async () => {
    const { seen, asked, open, happen, connection } = setUp();
    open({});
    await asked[0]!.give(0);
    connection('lost');
    open({ resumed: true });
    happen(1);
    expect([seen, asked.length]).toEqual([['snapshot 0', 'lost', 'event 1'], 1]);
  });

  it('starts over when something was missed', async () => {
    const { seen, asked, open, happen } = setUp();
    open({});
    await asked[0]!.give(0);
    open({ epoch: 'f', sequence: 40 });
    happen(41);
    await asked[1]!.give(40);
    expect(seen).toEqual(['snapshot 0', 'snapshot 40', 'event 41']);
  });

  it('leaves the snapshot of an earlier stream aside, however late it comes', async () => {
    const { seen, asked, open, happen } = setUp();
    open({});
    open({ sequence: 7 });
    happen(8);
    await asked[0]!.give(3);
    expect(seen).toEqual([]);
    await asked[1]!.give(7);
    expect(seen).toEqual(['snapshot 7', 'event 8']);
  });

  it('says that a snapshot could not be had, and takes one when asked or connected again', async () => {
    const { seen, asked, open, happen, following } = setUp();
    open({});
    happen(1);
    await asked[0]!.fail();
    open({ resumed: true });
    await asked[1]!.fail();
    following.refresh();
    await asked[2]!.give(1);
    expect(seen).toEqual(['engine-unreachable', 'engine-unreachable', 'snapshot 1']);
  });

  it('tells nothing once it was stopped', async () => {
    const { seen, asked, open, following, isListening } = setUp();
    open({});
    following.stop();
    await asked[0]!.give(0);
    expect([seen, isListening()]).toEqual([[], false]);
  });
});
