import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTrayHost } from '../../../electron/main/tray/has-tray-host.ts';
import { findProgram, hasProgram } from '../../core/manager/profiles/find-program.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { hasDbusDaemon, ownName, startSessionBus } from '../../helpers/session-bus.ts';

const ASKERS = ['gdbus', 'busctl', 'dbus-send'];

/** A PATH with only one of the programs that can ask. */
async function pathWith(dir: string, asker: string): Promise<string> {
  const bin = path.join(dir, `only-${asker}`);
  await mkdir(bin);
  await symlink(findProgram(asker)!, path.join(bin, asker));
  return bin;
}

describe('hasTrayHost on a real bus', () => {
  for (const asker of ASKERS) {
    const canRun = hasDbusDaemon && hasProgram(asker);
    it.skipIf(!canRun)(
      `knows from ${asker} whether somebody shows trays (needs dbus-daemon and ${asker})`,
      async () => {
        const { dir, env } = await createSandbox();
        const address = await startSessionBus(dir);
        const asked = { ...env, PATH: await pathWith(dir, asker), DBUS_SESSION_BUS_ADDRESS: address };
        expect(await hasTrayHost(asked)).toBe(false);
        await ownName(address, 'org.kde.StatusNotifierWatcher');
        expect(await hasTrayHost(asked)).toBe(true);
      },
    );
  }
});

describe('hasTrayHost without a bus', () => {
  it('is false, quietly', async () => {
    const { env, dir } = await createSandbox();
    expect(await hasTrayHost({ ...env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${dir}/nowhere` })).toBe(false);
  });

  it('is false where no program can ask', async () => {
    const { env, dir } = await createSandbox();
    expect(await hasTrayHost({ ...env, PATH: dir })).toBe(false);
  });

  it('does not wait for a bus that never answers', async () => {
    const { env, dir } = await createSandbox();
    await writeFile(path.join(dir, 'gdbus'), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    expect(
      await hasTrayHost({ ...env, PATH: `${dir}:/usr/bin:/bin`, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }),
    ).toBe(false);
  });
});
