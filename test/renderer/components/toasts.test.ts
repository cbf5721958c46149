import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors.ts';
import { runAction } from '../../../renderer/components/run-action.ts';
import { dismissToast, toast, toastError, useToasts, wordsOf } from '../../../renderer/components/toasts.ts';

const shown = () => useToasts.getState().toasts;

beforeEach(() => useToasts.setState({ toasts: [] }));

it('what was done goes by itself, later when it can be undone; a failure stays', () => {
  toast({ text: 'plain' });
  toast({ text: 'undoable', action: { label: 'Undo', run: () => undefined } });
  toastError({ code: 'disk-full', message: 'full' });
  const [plain, undoable, failure] = shown().map(({ durationMs }) => durationMs);
  expect(undoable).toBeGreaterThan(plain!);
  expect(failure).toBeNull();
});

it('the same failure is not shown twice', () => {
  toastError({ code: 'disk-full', message: 'full' });
  toastError({ code: 'lock-timeout', message: 'busy' });
  toastError({ code: 'disk-full', message: 'full' });
  expect(shown().map(({ error }) => error?.code)).toEqual(['lock-timeout', 'disk-full']);
});

it('of many only the newest are shown, and any can be put away', () => {
  const ids = [1, 2, 3, 4, 5, 6].map((text) => toast({ text: String(text) }));
  dismissToast(ids[4]!);
  expect(shown().map(({ text }) => text)).toEqual(['3', '4', '6']);
});

it('a failed action is told with a way to try again; a cancelled one is not', async () => {
  let tries = 0;
  const work = async () => {
    tries += 1;
    if (tries === 1) throw new AppError('network-stalled', 'stalled');
    return tries;
  };
  expect(await runAction(work)).toBeUndefined();
  expect(shown().map(({ error }) => error)).toEqual([{ code: 'network-stalled', message: 'stalled' }]);
  shown()[0]!.retry?.();
  expect(tries).toBe(2);

  useToasts.setState({ toasts: [] });
  await runAction(() => Promise.reject(new AppError('cancelled', 'stopped')));
  toastError({ code: 'cancelled', message: 'stopped' });
  expect(shown()).toEqual([]);
});

it('a notice may say its words in the language of the moment', () => {
  let language = 'en';
  toast({ text: () => `done in ${language}` });
  expect(wordsOf(shown()[0]!.text)).toBe('done in en');
  language = 'zh-CN';
  expect(wordsOf(shown()[0]!.text)).toBe('done in zh-CN');
});
