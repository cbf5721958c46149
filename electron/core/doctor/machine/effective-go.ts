import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { byNewestGoVersion } from '../../go/go-version/compare-go-versions.ts';
import { sdkVersionOf } from '../../go/go-version/sdk-version.ts';
import { describeGo, isOwnShim } from '../../manager/home/go-on-path.ts';
import { versionInEffect } from '../../manager/home/version-in-effect.ts';
import type { Subjects } from '../subjects.ts';
import type { EffectiveGo } from './check-tools.ts';

/**
 * The `go` that PATH of `env` finds, outside pinned projects; where that is GoSwitch's shim, what the shim runs. Null
 * when there is none.
 */
export async function findEffectiveGo(context: CoreContext, env: Env): Promise<EffectiveGo | null> {
  const file = await findOnPath('go', env, context.os);
  if (file === null) return null;
  if (await isOwnShim(context, file)) return await behindShim(context, env);
  const program = await realpath(file).catch(() => file);
  // A GOROOT or a go env file that is off must not decide on what this go is.
  const own = { ...context, env: { PATH: env.PATH, Path: env.Path, GOENV: 'off', HOME: env.HOME } };
  const found = await describeGo(own, file);
  const root = found?.root || path.dirname(path.dirname(program));
  return { program, root, version: found === null ? null : sdkVersionOf(found.version), isOwn: false };
}

async function behindShim(context: CoreContext, env: Env): Promise<EffectiveGo | null> {
  try {
    const found = await versionInEffect(
      { ...context, env: { ...env, PWD: undefined } },
      { cwd: path.parse(context.layout.home).root },
    );
    const program = await realpath(found.tool).catch(() => found.tool);
    return { program, root: found.root, version: found.version, isOwn: true };
  } catch (error) {
    // None is active, or what is meant is not installed: then the shim runs none either.
    if (isAppError(error)) return null;
    throw error;
  }
}

/** The newest SDK on this machine, installed here or found; null when there is none. */
export async function newestInstalled(core: Pick<Subjects, 'sdks'>): Promise<EffectiveGo | null> {
  const [newest] = (await (await core.sdks()).list()).toSorted((one, other) =>
    byNewestGoVersion(one.version, other.version),
  );
  return newest === undefined
    ? null
    : { program: path.join(newest.root, 'bin', 'go'), root: newest.root, version: newest.version, isOwn: true };
}
