import { z } from 'zod';
import { nothing, pathField } from './fields.ts';

/**
 * Calls that only some hosts can do: `AppInfo.capabilities` says which. The others refuse them with `invalid-input`.
 */
export const hostInputs = {
  'host.pickFolder': z.strictObject({ title: z.string().max(200).exactOptional() }),
  'host.pickArchive': z.strictObject({ title: z.string().max(200).exactOptional() }),
  'host.openFolder': z.strictObject({ path: pathField }),
  'host.openTerminal': z.strictObject({ path: pathField }),
  'host.openEditor': z.strictObject({ path: pathField }),
  /** https only. */
  'host.openExternal': z.strictObject({ url: z.url({ protocol: /^https$/ }).max(2048) }),
  'host.openWindow': nothing,
};

export interface HostApi {
  /** Null: the person picked none. */
  'host.pickFolder': string | null;
  'host.pickArchive': string | null;
  'host.openFolder': null;
  'host.openTerminal': null;
  'host.openEditor': null;
  'host.openExternal': null;
  /** `url`: where another window opens, good for once; null when the host opened it. */
  'host.openWindow': { readonly url: string | null };
}
export type HostMethod = keyof HostApi;
