import type { Core } from '../create-core.ts';
import type { Probe } from './probe.ts';

export async function createProbe(_deps: { readonly core: Core }): Promise<Probe> {
  throw new Error('The probe is being made');
}
