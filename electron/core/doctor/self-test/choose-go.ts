import { access, constants, realpath } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { absolutePath } from '../../base/files/absolute-path.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';
import { describeGo, isOwnShim } from '../../manager/home/go-on-path.ts';
import { versionInEffect } from '../../manager/home/version-in-effect.ts';
import type { Sdks } from '../../manager/sdks/sdks.ts';

export interface ChosenGo {
  /** The program to start in the user's environment: a shim, perhaps. */
  readonly go: string;
  /** Its SDK. */
  readonly root: string;
  /** `go1.26.3`, or `unknown`. */
  readonly version: string;
}

/**
 * Which Go is tested: the one named, else the one that PATH of `env` finds; behind GoSwitch's shim the version in
 * effect in `cwd`. Throws `sdk-not-installed`, `sdk-invalid`, `invalid-spec`, and what `versionInEffect` throws.
 */
export async function chooseGo(
  context: CoreContext,
  options: {
    readonly sdk: string | undefined;
    readonly env: Env;
    readonly cwd: string;
    readonly sdks: Pick<Sdks, 'find'>;
  },
): Promise<ChosenGo> {
  const { sdk, env, cwd, sdks } = options;
  if (sdk !== undefined)
    return await fromRoot(context, /[\\/]/.test(sdk) ? absolutePath(sdk, context) : (await sdks.find(sdk)).root);
  const file = await findOnPath('go', env, context.os);
  if (file === null || (await isOwnShim(context, file))) {
    const { version, root, tool } = await versionInEffect({ ...context, env: { ...env, PWD: undefined } }, { cwd });
    return { go: file === null ? tool : startable(file, root), root, version };
  }
  // A GOROOT or a go env file that is off must not decide on what this go is.
  const found = await describeGo(
    { ...context, env: { PATH: env.PATH, Path: env.Path, HOME: env.HOME, GOENV: 'off' } },
    file,
  );
  const root = found?.root || path.dirname(path.dirname(await realpath(file).catch(() => file)));
  return { go: startable(file, root), root, version: found?.version ?? 'unknown' };
}

/** On Windows a shim is a .cmd file, which only a shell can start. */
function startable(file: string, root: string): string {
  return /\.(cmd|bat)$/i.test(file) ? path.join(root, 'bin', 'go.exe') : file;
}

async function fromRoot({ os }: CoreContext, folder: string): Promise<ChosenGo> {
  const root = await realpath(folder).catch(() => folder);
  const go = path.join(root, 'bin', os === 'win32' ? 'go.exe' : 'go');
  await access(go, constants.F_OK).catch((cause: unknown) => {
    throw new AppError('sdk-invalid', `${root} is not an SDK: it has no ${path.join('bin', path.basename(go))}`, {
      cause,
    });
  });
  return { go, root, version: (await readSdkVersion(root)) ?? 'unknown' };
}
