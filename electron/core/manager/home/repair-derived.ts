import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { tryLock } from '../../base/locks/try-lock.ts';
import type { CoreContext } from '../../context.ts';
import { createShims } from '../shims/shims.ts';
import { pointCurrent, readActive, readCurrent } from './active-version.ts';
import type { InstalledSdk } from './installed-sdks.ts';
import { listInstalled } from './installed-sdks.ts';
import { aliasesFor } from './refresh-aliases.ts';

interface RepairTools {
  readonly context: CoreContext;
  readonly locks: Locks;
  /** Brings aliases and shims in line with what is installed. */
  readonly refreshDerived: () => Promise<void>;
}

/**
 * Repairs what a killed process left behind the truth: `current` behind `active`, aliases and shims behind versions/.
 * Looks first, which costs a few small reads, and writes only when something is wrong and nobody holds the lock `sdks`
 * (who holds it is changing these very things). Never fails for a home that cannot be written: that is logged.
 */
export async function repairDerived({ context, locks, refreshDerived }: RepairTools): Promise<void> {
  try {
    if (!(await isBehind(context))) return;
    await tryLock(locks, 'sdks', async () => {
      await pointCurrent(context.layout, await currentShouldBe(context));
      await refreshDerived();
    });
  } catch (error) {
    const explained = explainFileError(error, 'mend the link current and the aliases');
    if (!isAppError(explained, 'permission-denied') && !isAppError(explained, 'disk-full')) throw explained;
    context.log.warn(explained.message);
  }
}

async function isBehind(context: CoreContext): Promise<boolean> {
  const installed = await listInstalled(context.layout);
  const checks = [isCurrentBehind(context), areAliasesBehind(context, installed), areShimsBehind(context, installed)];
  return (await Promise.all(checks)).includes(true);
}

async function isCurrentBehind(context: CoreContext): Promise<boolean> {
  const [name, target] = await Promise.all([currentShouldBe(context), readCurrent(context.layout)]);
  return target !== (name === null ? null : context.layout.sdk(name));
}

/**
 * By the folder alone: an SDK whose manifest is damaged still runs, and taking `current` from under it would help
 * nobody.
 */
async function currentShouldBe({ layout }: CoreContext): Promise<string | null> {
  const name = await readActive(layout);
  if (name === null) return null;
  const folder = await stat(layout.sdk(name)).catch(() => null);
  return folder?.isDirectory() ? name : null;
}

async function areAliasesBehind({ layout, native }: CoreContext, installed: readonly InstalledSdk[]): Promise<boolean> {
  const checks = [...aliasesFor(installed, native)].map(async ([spec, name]) => {
    return (await readSmallText(layout.alias(spec)).catch(() => '')) !== `${name}\n`;
  });
  return (await Promise.all(checks)).includes(true);
}

/**
 * Only where there are shims at all: their names tell, and the home that they name, which was another before it was
 * moved.
 */
async function areShimsBehind(context: CoreContext, installed: readonly InstalledSdk[]): Promise<boolean> {
  const { shims } = context.layout;
  const names = await readdir(shims).catch(() => null);
  if (names === null) return false;
  if (installed.some(({ name, header }) => name === header.version && !names.includes(name))) return true;
  const named = homeLineOf(await readSmallText(path.join(shims, 'go')).catch(() => ''));
  return named !== undefined && named !== homeLineOf(createShims(context).wanted([]).get('go') ?? '');
}

function homeLineOf(shim: string): string | undefined {
  return shim.split('\n').find((line) => line.startsWith('_gsw_home='));
}
