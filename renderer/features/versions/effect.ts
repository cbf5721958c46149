import type { CurrentState, SdkRow } from '../../../electron/contract/api.ts';
import type { ErrorShape } from '../../../electron/contract/errors.ts';
import type { CurrentResult } from '../../../electron/contract/models.ts';
import type { ToolchainExplanation } from '../../../electron/contract/projects.ts';
import type { ShellReach } from './shell-reach.ts';
import type { VersionRow } from './version-row.ts';

/**
 * What `go` means now. `overruled`: a version is active, and something else decides where GoSwitch was started.
 * `broken`: what decides cannot be followed. `handed-over`: GOTOOLCHAIN, or a go.mod in the home folder, makes the go
 * command run another toolchain. `none`: nothing is active; `offer` is the next step.
 */
export type Effect =
  | { readonly kind: 'everywhere' | 'not-reached'; readonly sdk: SdkRow }
  | { readonly kind: 'overruled'; readonly sdk: SdkRow; readonly by: CurrentResult }
  /** The go command hands over to another toolchain, or does not run at all. */
  | { readonly kind: 'handed-over'; readonly sdk: SdkRow; readonly toolchain: ToolchainExplanation }
  | { readonly kind: 'broken'; readonly sdk: SdkRow; readonly problem: ErrorShape }
  | { readonly kind: 'none'; readonly offer: VersionRow | null; readonly otherGo: CurrentResult | null };

export function effectOf(
  rows: readonly VersionRow[],
  current: CurrentState | null,
  reach: readonly ShellReach[] | null,
): Effect {
  const sdk = rows.find(({ isActive }) => isActive)?.sdk ?? null;
  if (sdk === null)
    return {
      kind: 'none',
      offer: firstOffer(rows),
      otherGo: current?.current?.reason === 'path' ? current.current : null,
    };
  if (current?.problem != null) return { kind: 'broken', sdk, problem: current.problem };
  if (current?.current != null && (current.current.reason === 'env' || current.current.reason === 'pin')) {
    return { kind: 'overruled', sdk, by: current.current };
  }
  const toolchain = current?.toolchain ?? null;
  if (toolchain !== null && toolchain.source !== 'called') return { kind: 'handed-over', sdk, toolchain };
  if (reach !== null && reach.length > 0 && !reach.some(({ isReached }) => isReached))
    return { kind: 'not-reached', sdk };
  return { kind: 'everywhere', sdk };
}

/** The newest stable SDK that is installed, else the newest stable release to install. Rows come newest first. */
export function firstOffer(rows: readonly VersionRow[]): VersionRow | null {
  const installed = rows.filter(({ sdk }) => sdk?.kind === 'installed' && sdk.problem === undefined);
  return (
    installed.find(isStable) ??
    installed[0] ??
    rows.find((row) => row.state.kind === 'available' && isStable(row)) ??
    null
  );
}

function isStable({ support }: VersionRow): boolean {
  return support !== 'prerelease';
}
