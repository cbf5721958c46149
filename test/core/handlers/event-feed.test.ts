import { describe, expect, it } from 'vitest';
import type { ApiEvent } from '../../../electron/contract/api-events.ts';
import type { CoreEvents } from '../../../electron/contract/events.ts';
import { createEventBus } from '../../../electron/core/base/event-bus.ts';
import { createEventFeed } from '../../../electron/core/handlers/event-feed.ts';

function makeFeed() {
  const bus = createEventBus<CoreEvents>();
  const listening: boolean[] = [];
  const feed = createEventFeed(bus, (isListening) => listening.push(isListening));
  const settings = (key: string) => bus.emit('settingsChanged', { keys: [key] });
  return { bus, feed, listening, settings };
}

const numbered = (sequence: number, key: string) => ({ sequence, name: 'settingsChanged', payload: { keys: [key] } });

describe('the event feed', () => {
  it('numbers events and hands them to every listener, the same function twice if it listens twice', () => {
    const { feed, settings } = makeFeed();
    const heard: ApiEvent[] = [];
    const listener = (event: ApiEvent) => heard.push(event);
    const [first, second] = [feed.subscribe(listener), feed.subscribe(listener)];
    settings('a');
    first.stop();
    first.stop();
    settings('b');
    second.stop();
    settings('c');
    expect(heard).toEqual([numbered(1, 'a'), numbered(1, 'a'), numbered(2, 'b')]);
    expect(feed.position().sequence).toBe(3);
  });

  it('goes on after the position that a window has seen', () => {
    const { feed, settings } = makeFeed();
    settings('a');
    const seen = feed.position();
    settings('b');
    settings('c');
    const { start, missed } = feed.subscribe(() => undefined, seen);
    expect({ start, missed }).toEqual({
      start: { ...seen, resumed: true },
      missed: [numbered(2, 'b'), numbered(3, 'c')],
    });
  });

  it.each([
    ['nothing was seen', (_epoch: string) => undefined],
    ['the host was started anew', () => ({ epoch: 'another', sequence: 1 })],
    ['the position is ahead of the stream', (epoch: string) => ({ epoch, sequence: 99 })],
  ])('asks for a snapshot when %s', (_why, since) => {
    const { feed, settings } = makeFeed();
    settings('a');
    const { epoch } = feed.position();
    const { start, missed } = feed.subscribe(() => undefined, since(epoch));
    expect({ start, missed }).toEqual({ start: { epoch, sequence: 1, resumed: false }, missed: [] });
  });

  it('asks for a snapshot when more was missed than is kept', () => {
    const { feed, settings } = makeFeed();
    const seen = feed.position();
    for (let count = 0; count < 2500; count++) settings('a');
    expect(feed.subscribe(() => undefined, seen).start).toEqual({ epoch: seen.epoch, sequence: 2500, resumed: false });
    expect(feed.subscribe(() => undefined, { ...seen, sequence: 500 }).missed).toHaveLength(2000);
  });

  it('tells when the first listener comes and when the last one goes', () => {
    const { feed, listening } = makeFeed();
    const subscriptions = [feed.subscribe(() => undefined), feed.subscribe(() => undefined)];
    for (const { stop } of subscriptions) stop();
    feed.subscribe(() => undefined);
    feed.close();
    expect(listening).toEqual([true, false, true, false]);
  });
});
