import { AppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';
import { probeSdk } from '../sdks/probe-sdk.ts';
import type { InstallPlan } from './install-plan.ts';

/**
 * The last look before an SDK is put in place: its VERSION file, and for this machine's own platform what `go version`
 * says, must name the version that was asked for. A program for another architecture may not run here, so it is not
 * asked. Throws `probe-failed`, `cancelled`.
 */
export async function smokeTestSdk(
  context: CoreContext,
  options: { plan: InstallPlan; root: string; signal: AbortSignal },
): Promise<void> {
  const { plan, root, signal } = options;
  expectVersion(plan, await readSdkVersion(root), 'its VERSION file');
  const { native } = context;
  if (plan.platform.os !== native.os || plan.platform.arch !== native.arch) return;
  expectVersion(plan, await probeSdk({ root, os: context.os, native, env: context.env, signal }), '"go version"');
}

function expectVersion(plan: InstallPlan, found: string | null, where: string): void {
  if (found === plan.version) return;
  throw new AppError(
    'probe-failed',
    `The archive should contain ${plan.version}, but ${where} ${found === null ? 'names no version' : `says ${found}`}`,
    {
      hint: 'Nothing was installed. Use another source, and tell its owner',
    },
  );
}
