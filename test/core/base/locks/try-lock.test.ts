import { expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import { tryLock } from '../../../../electron/core/base/locks/try-lock.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it('runs the work when the lock is free', async () => {
  const { locks } = createEngineParts((await createSandbox()).context);
  expect(await tryLock(locks, 'x', async () => 7)).toEqual({ value: 7 });
});

it('does nothing and does not wait when someone holds it', async () => {
  const { locks } = createEngineParts((await createSandbox()).context);
  let hasRun = false;
  const result = await locks.withLock('x', {}, () => tryLock(locks, 'x', async () => (hasRun = true)));
  expect([result, hasRun]).toEqual([null, false]);
});

it('throws what the work throws, also a cancellation', async () => {
  const { locks } = createEngineParts((await createSandbox()).context);
  const work = async () => {
    throw new AppError('cancelled', 'stop');
  };
  await expect(tryLock(locks, 'x', work)).rejects.toMatchObject({ code: 'cancelled', message: 'stop' });
});
