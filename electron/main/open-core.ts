import os from 'node:os';
import { assertDecodedPath } from '../core/base/files/decoded-path.ts';
import { takeOutUnsafe } from '../core/base/programs/program-environment.ts';
import { checkHome } from '../core/check-home.ts';
import { type Core, type CoreOptions, createCore } from '../core/create-core.ts';
import { createMachineReaders } from '../core/go/releases/machine-readers.ts';
import { detectNativePlatform } from '../core/go/releases/native-platform.ts';
import { defaultHome, userHomeOf } from '../core/layout.ts';

/** The engine for this process: the only place of the app that reads machine and user. Throws as `checkHome`. */
export function openCore(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  ofHost: Required<Pick<CoreOptions, 'version' | 'sealing' | 'systemProxy'>>,
): Core {
  const userHome = userHomeOf(env, os.homedir);
  const home = defaultHome(env, platform, userHome);
  assertDecodedPath(userHome);
  checkHome(home, process.getuid?.());
  return createCore({
    home,
    ignoredEnv: takeOutUnsafe(env),
    env,
    os: platform,
    userHome,
    native: detectNativePlatform(createMachineReaders(env)),
    ...ofHost,
  });
}
