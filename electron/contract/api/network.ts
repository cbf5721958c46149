import type { Source } from '../settings.ts';
import { nothing } from './fields.ts';

export const networkInputs = {
  'network.state': nothing,
};

/** A source of the settings, its URL without credentials. `inUse`: the index shown now is from it. */
export interface SourceState extends Source {
  readonly inUse: boolean;
}

/** How GoSwitch itself connects. `environment` lists the proxy variables of this process (credentials taken out), honoured or not. */
export interface AppProxyState {
  readonly kind: 'direct';
  readonly environment: readonly { readonly name: string; readonly value: string }[];
}

export interface NetworkState {
  readonly sources: readonly SourceState[];
  readonly appProxy: AppProxyState;
}

export interface NetworkApi {
  'network.state': NetworkState;
}
