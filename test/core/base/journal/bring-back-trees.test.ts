import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ANYTHING, stateOf } from '../../../../electron/core/base/journal/evidence.ts';
import { writePending } from '../../../../electron/core/base/journal/pending-changes.ts';
import { settleLeftChanges } from '../../../../electron/core/base/journal/settle-left-changes.ts';
import { moveToTrash } from '../../../../electron/core/manager/home/trash.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { coreOver } from '../../manager/install/install-engine.ts';

/** A home in which a reinstall was killed after the old SDK went to trash/ and before the new one came. */
async function killedHalfway() {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  const { context } = sandbox;
  for (const version of ['go1.25.1', 'go1.26.1']) await installFakeSdk(context, { version });
  const target = context.layout.sdk('go1.26.1');
  const entry = {
    id: '1',
    at: '2026-12-01T00:00:00.000Z',
    action: 'sdk.install',
    target: 'go1.26.1',
    summary: 's',
    data: {},
    undo: null,
  };
  const evidence = [{ path: target, by: 'node', before: await stateOf(target, 'node'), after: ANYTHING }] as const;
  await writePending(context.layout, 'sdks', { entry, evidence });
  // Another one in trash/, of a removal.
  await moveToTrash(context, context.layout.sdk('go1.25.1'));
  await rm(context.layout.manifest('go1.25.1'));
  await moveToTrash(context, target);
  const core = coreOver(sandbox);
  const names = async () => (await (await core.sdks()).installed()).map(({ name, problem }) => [name, problem]);
  expect(await names()).toEqual([]);
  return { core, names };
}

it('the SDK that a killed reinstall moved away comes back, and no change is told', async () => {
  const { core, names } = await killedHalfway();
  await settleLeftChanges(core);
  expect(await names()).toEqual([['go1.26.1', null]]);
  expect(await (await core.journal()).list()).toEqual([]);
});

it('prune brings it back before it empties the trash', async () => {
  const { core, names } = await killedHalfway();
  const { removed } = await (await core.sdks()).prune({});
  expect(removed).toHaveLength(1);
  expect(await names()).toEqual([['go1.26.1', null]]);
});
