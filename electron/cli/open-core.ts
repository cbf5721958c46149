import os from 'node:os';
import path from 'node:path';
import { assertDecodedPath } from '../core/base/files/decoded-path.ts';
import { takeOutUnsafe } from '../core/base/programs/program-environment.ts';
import { checkHome } from '../core/check-home.ts';
import { type Core, createCore } from '../core/create-core.ts';
import { createMachineReaders } from '../core/go/releases/machine-readers.ts';
import { detectNativePlatform } from '../core/go/releases/native-platform.ts';
import { defaultHome, userHomeOf } from '../core/layout.ts';
import type { Output } from './output.ts';
import { VERSION } from './version.ts';

/** The engine for this process: the only place of the command that reads machine and user. */
export function openCore({
  home,
  output,
  host,
}: {
  home: string | undefined;
  output: Output;
  host: NodeJS.Process;
}): Core {
  const userHome = userHomeOf(host.env, os.homedir);
  const chosen = home === undefined ? defaultHome(host.env, host.platform, userHome) : path.resolve(home);
  assertDecodedPath(userHome);
  checkHome(chosen, process.getuid?.());
  return createCore({
    home: chosen,
    ignoredEnv: takeOutUnsafe(host.env),
    env: host.env,
    os: host.platform,
    userHome,
    native: detectNativePlatform(createMachineReaders(host.env)),
    version: VERSION,
    onProblem: (problem) => output.warning(problem),
  });
}
