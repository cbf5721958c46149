import { z } from 'zod';
import type { PROXY_MODES, Source } from '../settings.ts';
import { nothing } from './fields.ts';

const credentialField = z.string().max(1024);

export const networkInputs = {
  'network.state': nothing,
  'network.setProxyCredentials': z.strictObject({
    credentials: z.strictObject({ username: credentialField.min(1), password: credentialField }).nullable(),
  }),
};

/** A source of the settings, its URL without credentials. `inUse`: the index shown now is from it. */
export interface SourceState extends Source {
  readonly inUse: boolean;
}

type ProxyMode = (typeof PROXY_MODES)[number];

/** `script`: the desktop has a configuration script, which only the desktop app follows. */
type ProxyProblem = 'not-an-address' | 'no-address' | 'script';

/**
 * How GoSwitch itself connects: the way to the first source, and who says so (`variable` names the one of the
 * environment). `proxy` is an address without credentials, null for a direct connection. `credentials`: those kept for
 * the proxy of the settings; `sealed` ones only the desktop app can use.
 */
export interface AppProxyState {
  readonly mode: ProxyMode;
  readonly proxy: string | null;
  readonly by: 'setting' | 'environment' | 'desktop' | 'none';
  readonly variable: string | null;
  readonly problem: ProxyProblem | null;
  readonly credentials: 'none' | 'kept' | 'sealed';
  /** Where credentials given now are kept. */
  readonly keptIn: 'keychain' | 'file';
  /** The proxy variables of this process, credentials taken out. */
  readonly environment: readonly { readonly name: string; readonly value: string }[];
}

export interface NetworkState {
  readonly sources: readonly SourceState[];
  readonly appProxy: AppProxyState;
}

export interface NetworkApi {
  'network.state': NetworkState;
  /**
   * Keeps user name and password for the proxy of the settings, or forgets them; they hold from the next request on.
   */
  'network.setProxyCredentials': NetworkState;
}
