import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatherFindings, nextStep } from '../../../../electron/core/doctor/findings/gather-findings.ts';
import { installFakeSdk, makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { openEngine } from '../../../helpers/open-engine.ts';

async function find({ core }: Awaited<ReturnType<typeof openEngine>>) {
  return await gatherFindings(core, await (await core.sdks()).list());
}

describe('what a first run finds', () => {
  it('is nothing on an empty machine, and nothing is made to find it', async () => {
    const engine = await openEngine();
    expect(await find(engine)).toEqual({
      isFirstRun: true,
      installedCount: 0,
      externalCount: 0,
      hasActive: false,
      isSetUp: false,
      otherGo: null,
      nextStep: 'install',
    });
  });

  it('is another go on PATH, named by the SDK it belongs to and not run', async () => {
    const engine = await openEngine();
    const root = path.join(engine.sandbox.userHome, 'sdk', 'go1.24.2');
    const ran = path.join(engine.sandbox.dir, 'ran');
    await makeFakeSdk(root, { version: 'go1.24.2', go: `#!/bin/sh\ntouch ${ran}\n` });
    const bin = engine.core.context.env['PATH']!;
    await symlink(path.join(root, 'bin', 'go'), path.join(bin, 'go'));
    expect(await find(engine)).toMatchObject({
      externalCount: 1,
      otherGo: { path: path.join(bin, 'go'), version: 'go1.24.2' },
      nextStep: 'adopt',
    });
    await expect(writeFile(ran, '', { flag: 'wx' })).resolves.toBeUndefined();
  });

  it('is no other go when the first one is a shim of GoSwitch', async () => {
    const engine = await openEngine({ env: {} });
    const { layout, env } = engine.core.context;
    await installFakeSdk(engine.core.context, { version: 'go1.26.3' });
    await (await engine.core.switching()).use('1.26');
    await mkdir(layout.shims, { recursive: true });
    await writeFile(path.join(layout.shims, 'go'), '#!/bin/sh\n', { mode: 0o755 });
    await symlink(path.join(layout.shims, 'go'), path.join(env['PATH']!, 'go'));
    expect(await find(engine)).toMatchObject({ otherGo: null, hasActive: true, nextStep: 'set-up', isFirstRun: false });
  });

  it('is a set-up that stands, until it is undone', async () => {
    const engine = await openEngine();
    await writeFile(path.join(engine.sandbox.userHome, '.bashrc'), '# mine\n');
    const profiles = await engine.core.profiles();
    await profiles.apply({ targets: ['bash'] });
    expect((await find(engine)).isSetUp).toBe(true);
    await profiles.undo();
    expect((await find(engine)).isSetUp).toBe(false);
  });

  it.each([
    [{ installedCount: 0, externalCount: 0, hasActive: false, isSetUp: false }, 'install'],
    [{ installedCount: 0, externalCount: 2, hasActive: false, isSetUp: true }, 'adopt'],
    [{ installedCount: 1, externalCount: 2, hasActive: false, isSetUp: true }, 'use'],
    [{ installedCount: 1, externalCount: 0, hasActive: true, isSetUp: false }, 'set-up'],
    [{ installedCount: 1, externalCount: 0, hasActive: true, isSetUp: null }, null],
    [{ installedCount: 1, externalCount: 0, hasActive: true, isSetUp: true }, null],
  ] as const)('recommends one step: %j -> %s', (facts, step) => {
    expect(nextStep(facts)).toBe(step);
  });
});
