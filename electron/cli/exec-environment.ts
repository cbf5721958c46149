import path from 'node:path';

/**
 * The environment in which `goswitch exec` runs a program. GOROOT is left out: one that disagrees with the go in use breaks every build
 * (golang/go#34214). GOTOOLCHAIN=local keeps the go command from switching to the toolchain that a go.mod names (cmd/go/internal/toolchain).
 */
export function execEnvironment(env: NodeJS.ProcessEnv, root: string, os: NodeJS.Platform): NodeJS.ProcessEnv {
  const isWindows = os === 'win32';
  const pathName = (isWindows ? Object.keys(env).find((name) => name.toUpperCase() === 'PATH') : undefined) ?? 'PATH';
  const folders = [(isWindows ? path.win32 : path.posix).join(root, 'bin'), env[pathName]].filter((folder) => folder);
  const result: NodeJS.ProcessEnv = { GOTOOLCHAIN: 'local', ...env, [pathName]: folders.join(isWindows ? ';' : ':') };
  if (!result['GOTOOLCHAIN']) result['GOTOOLCHAIN'] = 'local';
  delete result['GOROOT'];
  return result;
}
