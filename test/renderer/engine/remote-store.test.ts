import { expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors.ts';
import { createRemoteStore } from '../../../renderer/engine/remote-store.ts';

it('the last known value stays while a newer one cannot be had', async () => {
  const store = createRemoteStore<number>(() => Promise.reject(new AppError('engine-unreachable', 'gone')));
  store.receive({ ok: true, value: 1 });
  await store.refresh();
  expect(store.getState()).toEqual({
    value: 1,
    error: { code: 'engine-unreachable', message: 'gone' },
    isLoading: false,
  });
  store.receive({ ok: true, value: 2 });
  expect(store.getState()).toEqual({ value: 2, error: null, isLoading: false });
});

it('asking again and again while an answer is on its way asks once more, and the last answer holds', async () => {
  let asked = 0;
  const store = createRemoteStore<number>(async () => {
    asked += 1;
    return asked;
  });
  await Promise.all([store.refresh(), store.refresh(), store.refresh(), store.refresh()]);
  expect([asked, store.getState().value]).toEqual([2, 2]);
  await store.refresh();
  expect(asked).toBe(3);
});

it('an event changes a value that is known, and nothing else', () => {
  const store = createRemoteStore<readonly number[]>(() => Promise.resolve([]));
  store.patch((numbers) => [...numbers, 1]);
  expect(store.getState().value).toBeNull();
  store.receive({ ok: true, value: [1] });
  store.patch((numbers) => [...numbers, 2]);
  expect(store.getState().value).toEqual([1, 2]);
});
