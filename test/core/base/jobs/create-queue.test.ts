import { expect, it } from 'vitest';
import { createQueue } from '../../../../electron/core/base/jobs/create-queue.ts';

/** Work that ends when it is told to. */
function heldWork(started: string[], name: string) {
  let end: (error?: Error) => void = () => undefined;
  const work = () =>
    new Promise<string>((resolve, reject) => {
      started.push(name);
      end = (error) => (error === undefined ? resolve(name) : reject(error));
    });
  return { work, end: (error?: Error) => end(error) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

it('runs as many as the limit allows, the others in their order as places come free', async () => {
  const queue = createQueue(2);
  const started: string[] = [];
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => heldWork(started, name)) as [Held, Held, Held, Held];
  const results = [a, b, c, d].map(({ work }) => queue.run(never, work));
  await settle();
  expect(started).toEqual(['a', 'b']);
  b.end();
  await settle();
  expect(started).toEqual(['a', 'b', 'c']);
  a.end(new Error('work that failed'));
  await expect(results[0]).rejects.toThrow('work that failed');
  await settle();
  expect(started).toEqual(['a', 'b', 'c', 'd']);
  c.end();
  d.end();
  expect(await Promise.all(results.slice(1))).toEqual(['b', 'c', 'd']);
});

it('lets a waiting one leave, and nothing of it runs', async () => {
  const queue = createQueue(1);
  const started: string[] = [];
  const [first, second, third] = ['first', 'second', 'third'].map((name) => heldWork(started, name)) as [
    Held,
    Held,
    Held,
  ];
  const leaving = new AbortController();
  const running = queue.run(never, first.work);
  const waiting = queue.run(leaving.signal, second.work);
  const last = queue.run(never, third.work);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
  await expect(queue.run(leaving.signal, second.work)).rejects.toThrow('left');
  first.end();
  await running;
  await settle();
  third.end();
  await last;
  expect(started).toEqual(['first', 'third']);
});

type Held = ReturnType<typeof heldWork>;
