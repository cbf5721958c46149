import type { ToolchainExplanation, ToolVersionsFact } from '../../../contract/projects.ts';
import type { CoreContext } from '../../context.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import { type VersionInEffect, versionInEffect, workingFolder } from '../home/version-in-effect.ts';
import { explainToolchain } from './explain-toolchain.ts';
import { readToolVersions } from './read-tool-versions.ts';

/**
 * What `go` means in a folder, in both steps: the go that GoSwitch's rule calls, and the toolchain that the go command
 * makes of it.
 */
export interface GoHere {
  readonly called: VersionInEffect;
  readonly toolchain: ToolchainExplanation;
  /** The line of a `.tool-versions` that asks for another version while no pin decides; GoSwitch does not follow it. */
  readonly unfollowed: ToolVersionsFact | null;
}

/** For every command that names a version in the folder it was started in. Throws what `versionInEffect` throws. */
export async function goHere(
  context: CoreContext,
  options: { readonly cwd: string; readonly tool?: string },
): Promise<GoHere> {
  const called = await versionInEffect(context, options);
  const folder = await workingFolder(context, options.cwd);
  const toolchain = await explainToolchain(calledBy(context, called), {
    folder,
    version: called.version,
    root: called.root,
  });
  return { called, toolchain, unfollowed: folder === null ? null : await unfollowedToolVersions(folder, called) };
}

/** The environment that the called go gets: the shims take GOROOT out of it (docs/decisions/0009). */
export function calledBy(context: CoreContext, { reason }: Pick<VersionInEffect, 'reason'>): CoreContext {
  const { GOROOT: _, ...env } = context.env;
  return reason === 'path' ? context : { ...context, env };
}

/**
 * The line about Go in the nearest `.tool-versions`, when what it asks for is not what is called and neither a pin nor
 * GOSWITCH_VERSION decides.
 */
async function unfollowedToolVersions(
  folder: string,
  { version, reason }: Pick<VersionInEffect, 'version' | 'reason'>,
): Promise<ToolVersionsFact | null> {
  const fact = await readToolVersions(folder);
  return fact === null || isFollowed(fact, { version, reason }) ? null : fact;
}

/**
 * True when the line asks for what is called, or something that goes before it decides. `1.25` is met by every 1.25, as
 * in other managers.
 */
export function isFollowed(
  { value }: ToolVersionsFact,
  { version, reason }: Pick<VersionInEffect, 'version' | 'reason'>,
): boolean {
  const bare = value.replace(/^(go|v)/, '');
  return (
    reason === 'pin' ||
    reason === 'env' ||
    compareGoVersions(bare, version) === 0 ||
    `${version}.`.startsWith(`go${bare}.`)
  );
}
