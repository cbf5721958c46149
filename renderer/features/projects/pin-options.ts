import type { SdkRow } from '../../../electron/contract/api.ts';

/** A spec to offer for a pin. `newest`: it means the newest installed patch of its family, now and later. */
export interface PinOption {
  readonly spec: string;
  readonly version: string;
  readonly newest: boolean;
}

/**
 * For each installed version, newest first: its family once, then itself. @param sdks as the engine sorts them, newest
 * first
 */
export function pinOptions(sdks: readonly SdkRow[]): readonly PinOption[] {
  const options = new Map<string, PinOption>();
  const add = (option: PinOption) => {
    if (!options.has(option.spec)) options.set(option.spec, option);
  };
  for (const { kind, version, family, support } of sdks) {
    if (kind !== 'installed') continue;
    if (family !== null && support !== 'prerelease') add({ spec: family, version, newest: true });
    add({ spec: exactPin(version, family), version, newest: false });
  }
  return [...options.values()];
}

/** `1.20.0` for go1.20, which as a pin would mean the newest 1.20.x. */
export function exactPin(version: string, family: string | null): string {
  const bare = version.replace(/^go/, '');
  return bare === family ? `${bare}${bare.includes('.') ? '.0' : '.0.0'}` : bare;
}
