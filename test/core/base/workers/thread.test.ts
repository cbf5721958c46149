import { describe, expect, it, onTestFinished } from 'vitest';
import { callInThread, openThread } from '../../../../electron/core/base/workers/thread.ts';
import type { TestCalls } from './thread-test-worker.ts';

const url = new URL('./thread-test-worker.ts', import.meta.url);
const options = { url, name: 'test', data: { separator: '-' } };

function open(onNote: (note: number) => void = () => undefined) {
  const thread = openThread<TestCalls, number>({ ...options, onNote });
  onTestFinished(() => thread.close());
  return thread;
}

const failure = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

describe('a thread', () => {
  it('answers calls by name, many at a time, and tells what it does meanwhile, in order', async () => {
    const notes: number[] = [];
    const thread = open((note) => notes.push(note));
    const answers = await Promise.all([
      thread.call('count', 3),
      thread.call('join', ['a', 'b']),
      thread.call('count', 1),
    ]);
    expect({ answers, notes }).toEqual({ answers: [3, 'a-b', 1], notes: expect.arrayContaining([1, 2, 3]) });
    expect(notes.toSorted()).toEqual([1, 1, 2, 3]);
  });

  it('is given bytes without a copy', async () => {
    const bytes = new ArrayBuffer(8);
    expect(await open().call('take', bytes, [bytes])).toBe(8);
    expect(bytes.byteLength).toBe(0);
  });

  it('fails a call with what the function threw, and answers the next one', async () => {
    const thread = open();
    expect(await failure(thread.call('fail', 'app'))).toMatchObject({
      name: 'AppError',
      code: 'archive-corrupt',
      message: 'It is broken',
      hint: 'Mend it',
      details: { at: 3 },
    });
    expect(await failure(thread.call('fail', 'file'))).toMatchObject({
      message: 'ENOSPC: full',
      code: 'ENOSPC',
      path: '/x',
    });
    expect(await failure(thread.call('fail', 'plain'))).toMatchObject({
      message: expect.stringContaining('no such thing'),
    });
    expect(await thread.call('join', ['still', 'here'])).toBe('still-here');
  });

  it('that dies fails every call that is open, and all later ones', async () => {
    const thread = open();
    const [hanging, leaving] = [thread.call('hang', undefined), thread.call('leave', undefined)].map(failure);
    expect([await hanging, await leaving].map(String)).toEqual([
      'Error: The test worker stopped with code 7',
      'Error: The test worker stopped with code 7',
    ]);
    expect(String(await failure(thread.call('join', [])))).toBe('Error: The test worker stopped with code 7');
  });

  it('that is closed leaves nobody waiting', async () => {
    const thread = open();
    const hanging = failure(thread.call('hang', undefined));
    await thread.close();
    expect(await hanging).toBeInstanceOf(Error);
  });
});

describe('one call in a thread of its own', () => {
  it('answers', async () => {
    expect(await callInThread<TestCalls, 'join'>(options, 'join', ['a', 'b'])).toBe('a-b');
  });

  it('is cancelled before it starts, and in the middle', async () => {
    const before = callInThread<TestCalls, 'hang'>({ ...options, signal: AbortSignal.abort() }, 'hang', undefined);
    expect(await failure(before)).toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const started = { ...options, signal: controller.signal, onNote: () => controller.abort() };
    expect(await failure(callInThread<TestCalls, 'hang', number>(started, 'hang', undefined))).toMatchObject({
      code: 'cancelled',
    });
  });
});
