import { expect, it } from 'vitest';
import { createCore } from '../../electron/core/create-core.ts';
import { createSandbox } from '../helpers/sandbox.ts';

it('connects by the settings as they are now, with one client as long as they stay', async () => {
  const { home, env, userHome, context } = await createSandbox();
  const { os, native, log } = context;
  const core = createCore({ home, env, userHome, os, native, log, version: '0.0.0-test' });
  const first = await core.context.http();
  expect(await core.context.http()).toBe(first);
  await (await core.settings()).update({ retries: 0 });
  const second = await core.context.http();
  expect(second).not.toBe(first);
  await (await core.settings()).update({ theme: 'dark' });
  expect(await core.context.http()).toBe(second);
});
