import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLockFolder } from '../../../../electron/core/base/locks/lock-folder.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

async function createBench() {
  const { context } = await createSandbox();
  const lock = createLockFolder(context.layout.lock('a'));
  return { lock, locks: context.layout.locks };
}

test('a waiter that judged an owner dead and comes late removes nothing of the next owner', async () => {
  const { lock } = await createBench();
  await lock.take('dead');
  const judged = await lock.owners();
  await lock.drop('dead');
  await lock.take('next');
  expect(await lock.drop(judged[0]!)).toBe(false);
  expect(await lock.owners()).toEqual(['next']);
  expect(await lock.take('third')).toBe(false);
});

test('a late release of a lock that was lost removes nothing of the next owner', async () => {
  const { lock } = await createBench();
  await lock.take('lost');
  await lock.drop('lost');
  await lock.take('next');
  expect([await lock.drop('lost'), await lock.beat('lost', 5000), await lock.lastBeat('lost')]).toEqual([
    false,
    false,
    null,
  ]);
  expect(await lock.owners()).toEqual(['next']);
});

test('killed between its two steps of letting go, an owner leaves a free lock', async () => {
  const { lock, locks } = await createBench();
  await mkdir(path.join(locks, 'a.lock'), { recursive: true });
  expect(await lock.take('next')).toBe(true);
  expect(await readdir(locks)).toEqual(['a.lock']);
});

test('in any order of steps there is one owner at most, and it is the one that took the lock', async () => {
  const { lock, locks } = await createBench();
  const step = fc.record({ who: fc.constantFrom('p', 'q', 'r'), does: fc.constantFrom('take', 'drop', 'look') });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      let owner: string | null = null;
      for (const { who, does } of steps) {
        // A name is never used twice at once: a process that holds the lock does not take it.
        if (does === 'take' && owner !== who) {
          const isTaken: boolean = await lock.take(who);
          expect(isTaken).toBe(owner === null);
          if (isTaken) owner = who;
        } else if (does === 'drop') {
          expect(await lock.drop(who)).toBe(owner === who);
          if (owner === who) owner = null;
        }
        expect(await lock.owners()).toEqual(owner === null ? [] : [owner]);
      }
      if (owner !== null) await lock.drop(owner);
      expect(await readdir(locks).catch(() => [])).toEqual([]);
    }),
  );
});

test('of many that take a free lock at once, one has it', async () => {
  const { lock } = await createBench();
  for (let round = 0; round < 50; round++) {
    const names = Array.from({ length: 8 }, (_, index) => `${round}-${index}`);
    const taken = await Promise.all(names.map((name) => lock.take(name)));
    expect(taken.filter(Boolean)).toEqual([true]);
    const owner = names[taken.indexOf(true)]!;
    expect(await lock.owners()).toEqual([owner]);
    await lock.drop(owner);
  }
});
