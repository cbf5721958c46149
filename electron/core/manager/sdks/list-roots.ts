import type { CoreContext } from '../../context.ts';
import { readActive } from '../home/active-version.ts';
import { listInstalled } from '../home/installed-sdks.ts';
import { findExternalSdks } from './external-sdks.ts';

/**
 * Roots of the SDKs of this machine, for those that look for a value in one: the active SDK, the other installed ones,
 * then what else is on this machine.
 */
export async function listRoots(context: CoreContext, systemRoot: string): Promise<string[]> {
  const [active, installed, external] = await Promise.all([
    readActive(context.layout),
    listInstalled(context.layout),
    findExternalSdks(context, systemRoot),
  ]);
  const activeFirst = installed.toSorted((a, b) => Number(b.name === active) - Number(a.name === active));
  return [...activeFirst, ...external].map(({ root }) => root);
}
