import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { RunProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { launchAgentPlist } from '../../../../electron/core/manager/profiles/launch-agent.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { createProfilesSandbox } from './profiles-sandbox.ts';

const run = promisify(execFile);
const PLIST = 'Library/LaunchAgents/org.goswitch.path.plist';
const targets = ['launchd'] as const;

/** Stands for launchctl: keeps launchd's PATH, and what it was asked. */
function fakeLaunchd(start: string | null) {
  const state = { path: start, asked: [] as string[] };
  const runProgram: RunProgram = async (command, args) => {
    expect(command).toBe('/bin/launchctl');
    state.asked.push(args.join(' '));
    if (args[0] === 'setenv') state.path = args[2]!;
    if (args[0] === 'unsetenv') state.path = null;
    return {
      outcome: 'exited',
      code: 0,
      stdout: Buffer.from(args[0] === 'getenv' ? `${state.path ?? ''}\n` : ''),
      stderr: Buffer.alloc(0),
    };
  };
  return { state, runProgram };
}

describe('the LaunchAgent', () => {
  it('is made, loaded, left alone the second time, and taken back whole', async () => {
    const launchd = fakeLaunchd(null);
    const sandbox = await createProfilesSandbox({ os: 'darwin', runProgram: launchd.runProgram });
    const { shims } = sandbox.context.layout;
    expect(await sandbox.profiles.apply({ targets })).toMatchObject([{ action: 'create', file: sandbox.at(PLIST) }]);
    expect((await sandbox.read(PLIST))!.toString()).toBe(launchAgentPlist(shims));
    expect(launchd.state.asked).toEqual([expect.stringMatching(/^bootstrap gui\/\d+ .*org\.goswitch\.path\.plist$/)]);
    expect(await sandbox.profiles.apply({ targets })).toMatchObject([{ action: 'unchanged' }]);
    launchd.state.path = `${shims}:/usr/bin:/bin:/usr/sbin:/sbin`;
    expect(await sandbox.profiles.undo()).toMatchObject([{ action: 'delete' }]);
    expect([await sandbox.read('Library'), launchd.state.path]).toEqual([null, null]);
  });

  it('leaves a PATH in launchd that others made, without shims', async () => {
    const launchd = fakeLaunchd(null);
    const sandbox = await createProfilesSandbox({ os: 'darwin', runProgram: launchd.runProgram });
    await sandbox.profiles.apply({ targets });
    launchd.state.path = `${sandbox.context.layout.shims}:/opt/mine:/usr/bin`;
    await sandbox.profiles.undo();
    expect(launchd.state.path).toBe('/opt/mine:/usr/bin');
  });

  it('is left alone when it was edited by hand, unless forced', async () => {
    const sandbox = await createProfilesSandbox({ os: 'darwin', runProgram: fakeLaunchd(null).runProgram });
    await sandbox.profiles.apply({ targets });
    await sandbox.write(PLIST, '<plist/>');
    const refused = [{ action: 'refused', problem: { code: 'profile-edited' } }];
    expect(await sandbox.profiles.apply({ targets })).toMatchObject(refused);
    expect(await sandbox.profiles.undo()).toMatchObject(refused);
    expect((await sandbox.read(PLIST))!.toString()).toBe('<plist/>');
    expect(await sandbox.profiles.apply({ targets, force: true })).toMatchObject([{ action: 'update' }]);
  });

  it('set-up holds when launchctl fails; that is logged', async () => {
    const sandbox = await createProfilesSandbox({
      os: 'darwin',
      runProgram: async () => ({
        outcome: 'failed-to-start',
        code: null,
        stdout: Buffer.alloc(0),
        stderr: Buffer.alloc(0),
      }),
    });
    expect(await sandbox.profiles.apply({ targets })).toMatchObject([{ action: 'create' }]);
    expect(sandbox.logged).toEqual([expect.stringContaining('warn launchctl failed')]);
  });

  it.each([
    ['', 'SHIMS:/usr/bin:/bin:/usr/sbin:/sbin'],
    ['/opt:/usr/bin', 'SHIMS:/opt:/usr/bin'],
    ['/opt:SHIMS', '/opt:SHIMS'],
  ])('its script makes of PATH=%j: %j, whatever the folder is called', async (before, after) => {
    const { dir } = await createSandbox();
    const shims = path.join(dir, `o'b "$x" & <ü>`);
    const state = path.join(dir, 'path');
    await mkdir(path.join(dir, 'bin'));
    await writeFile(state, before.replace('SHIMS', shims));
    await writeFile(
      path.join(dir, 'launchctl'),
      `#!/bin/sh\nif [ "$1" = getenv ]; then cat '${state}'; else printf %s "$3" > '${state}'; fi\n`,
      {
        mode: 0o755,
      },
    );
    const strings = [...launchAgentPlist(shims).matchAll(/<string>(.*)<\/string>/g)].map(([, text]) =>
      text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    const [, sh, option, script, argument] = strings;
    await run(sh!, [option!, script!.replaceAll('/bin/launchctl', `'${dir}/launchctl'`), argument!]);
    expect((await run('cat', [state])).stdout).toBe(after.replace('SHIMS', shims));
  });
});
