import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Platform, Sdk } from '../../../contract/models.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';
import { toolPlatforms } from '../../manager/sdks/describe-sdk-root.ts';
import type { CheckTools } from '../machine/check-tools.ts';

/** An SDK of this machine, and whether anything runs it by itself. */
export interface SdkOnMachine {
  readonly version: string;
  readonly root: string;
  readonly platform: Platform;
  /** Name below versions/ of GoSwitch's own; null for one of others. */
  readonly name: string | null;
  /**
   * GoSwitch put its files there, so it may replace them: not one of others, adopted in place or copied from elsewhere.
   */
  readonly isReplaceable: boolean;
  readonly isActive: boolean;
  /** Its files were copied without their modes, so that it takes more than one to repair it. */
  readonly cannotRun: boolean;
  /** It is the one that a new terminal runs. */
  readonly isEffective: boolean;
}

/** Installed and external SDKs, and the one in effect even where it is too broken to be listed. Runs nothing. */
export async function sdksOnMachine(tools: CheckTools): Promise<readonly SdkOnMachine[]> {
  const [all, effective] = await Promise.all([tools.sdks(), tools.effectiveGo()]);
  // Where a link leads nowhere there is nothing to look at.
  const listed = all.filter(({ problem }) => problem?.kind !== 'link-lost');
  const effectiveRoot = effective === null ? null : await realpath(effective.root).catch(() => effective.root);
  const found = await Promise.all(
    listed.map(async (sdk) => describeSdk(sdk, (await realpath(sdk.root).catch(() => sdk.root)) === effectiveRoot)),
  );
  if (effective === null || effectiveRoot === null || found.some(({ isEffective }) => isEffective)) return found;
  const version = effective.version ?? (await readSdkVersion(effectiveRoot));
  // A wrapper or a shim of another manager, whose root nobody could tell.
  if (version === null || !(await realpath(effective.program).catch(() => '')).startsWith(effectiveRoot + path.sep))
    return found;
  const platform = (await toolPlatforms(effectiveRoot))[0] ?? tools.context.native;
  return [
    ...found,
    {
      version,
      root: effectiveRoot,
      platform,
      name: null,
      isReplaceable: false,
      isActive: false,
      cannotRun: false,
      isEffective: true,
    },
  ];
}

function describeSdk(sdk: Sdk, isEffective: boolean): SdkOnMachine {
  const { version, root, os, arch, active, kind, name = null, origin, problem } = sdk;
  const cannotRun = problem?.kind === 'not-executable';
  const isReplaceable = kind === 'installed' && origin !== 'adopted' && origin !== null;
  return { version, root, platform: { os, arch }, name, isReplaceable, isActive: active, cannotRun, isEffective };
}
