import path from 'node:path';
import { needsGoroot } from '../core/go/go-version/sdk-version.ts';

/**
 * The environment in which `goswitch exec` runs a program. GOROOT is left out, because one that disagrees with the go
 * in use breaks every build (golang/go#34214), and told only to a Go so old that it needs it. GOTOOLCHAIN=local keeps
 * the go command from switching to the toolchain that a go.mod names (cmd/go/internal/toolchain). GOSWITCH_VERSION is
 * for shells started in there: their profiles put the shims first again.
 */
export function execEnvironment(
  env: NodeJS.ProcessEnv,
  sdk: { root: string; name: string; bin?: string },
  os: NodeJS.Platform,
): NodeJS.ProcessEnv {
  const isWindows = os === 'win32';
  const pathName = (isWindows ? Object.keys(env).find((name) => name.toUpperCase() === 'PATH') : undefined) ?? 'PATH';
  const folders = [sdk.bin ?? (isWindows ? path.win32 : path.posix).join(sdk.root, 'bin'), env[pathName]].filter(
    (folder) => folder,
  );
  const result: NodeJS.ProcessEnv = {
    GOTOOLCHAIN: 'local',
    ...env,
    GOSWITCH_VERSION: sdk.name,
    [pathName]: folders.join(isWindows ? ';' : ':'),
  };
  if (!result['GOTOOLCHAIN']) result['GOTOOLCHAIN'] = 'local';
  delete result['GOROOT'];
  if (needsGoroot(sdk.name)) result['GOROOT'] = sdk.root;
  return result;
}
