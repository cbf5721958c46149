/**
 * The order of a switch, and what a process killed after each step leaves behind. `active` is the truth, and `current`
 * follows it:
 *   1 move `current`    killed after: nothing happened; the next command moves the link back
 *   2 smoke-test        `current/bin/go version` must say the version; otherwise the link goes back
 *   3 write `active`    killed after: switched, and smoke-tested
 *   4 aliases, shims    derived from what is installed: the next refresh makes up for a missing one
 * Around them stands the journal: what is about to be done is noted before 1, so that a switch is journaled whenever
 * the process is killed; and when the journal cannot be written the switch is undone, truth first. Every step replaces
 * one name on disk in one step, so a reader sees the old version or the new one, never none; and the truth never names
 * a version that was not seen to run here. (docs/decisions/0004-smoke-test-before-active.md)
 */

import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { UseResult } from '../../../contract/models.ts';
import { bytesEvidence } from '../../base/journal/evidence.ts';
import type { Change, Journal } from '../../base/journal/journal.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext } from '../../context.ts';
import {
  activeFile,
  pointCurrent,
  readActive,
  readActiveBytes,
  readCurrent,
  restoreActive,
  restoreCurrent,
  writeActive,
} from '../home/active-version.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { probeSdk } from '../sdks/probe-sdk.ts';
import { settleUnflushed } from '../sdks/settle-unflushed.ts';

export interface UseSdkTools {
  readonly context: CoreContext;
  readonly journal: Journal;
  /** Brings aliases and shims in line with what is installed. */
  readonly refreshDerived: () => Promise<void>;
}

/**
 * Makes `sdk` the active one. The caller holds the lock `sdks`. Throws `switch-unproven`, `sdk-modified`, and the file
 * system's errors; then all is as before.
 */
export async function useSdk(tools: UseSdkTools, sdk: InstalledSdk, signal?: AbortSignal): Promise<UseResult> {
  const { context } = tools;
  const { layout } = context;
  const [previous, activeBytes, current] = await Promise.all([
    readActive(layout),
    readActiveBytes(layout),
    readCurrent(layout),
  ]);
  const isChange = previous !== sdk.name;
  await settleUnflushed(context, sdk);
  const make = async () => {
    await pointCurrent(layout, sdk.name);
    await smokeTestCurrent(context, sdk, signal);
    if (isChange) await writeActive(layout, sdk.name);
    await tools.refreshDerived();
  };
  const unmake = () => undo(context, activeBytes, current);
  if (isChange) {
    const evidence = [bytesEvidence(layout.active, activeBytes, activeFile(sdk.name))];
    await tools.journal.change({ lock: 'sdks', entry: useEntry(sdk, previous), evidence, make, unmake });
  } else {
    await make().catch(async (error) => {
      await unmake();
      throw error;
    });
  }
  if (isChange) context.events.emit('activeChanged', { active: sdk.name, previous });
  const root = sdk.header.linkedTo ?? sdk.root;
  return { active: sdk.name, previous, root, onPath: await isOwnGoFirst(context) };
}

/**
 * What failed is told by the error on its way; when the way back fails too (a full disk), the next command repairs
 * `current` from `active`.
 */
async function undo(context: CoreContext, activeBytes: Uint8Array | null, current: string | null): Promise<void> {
  try {
    await restoreActive(context.layout, activeBytes);
    await restoreCurrent(context.layout, current);
  } catch (error) {
    context.log.error('A switch could not be undone', { error: String(error) });
  }
}

/** Runs what a person's next `go version` runs, through the link. */
async function smokeTestCurrent(
  context: CoreContext,
  sdk: InstalledSdk,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (sdk.problem !== null) throw notSwitched(sdk, sdk.problem.message);
  const { layout, os, native, env } = context;
  let said: string;
  try {
    said = await probeSdk({ root: layout.current, os, native, env, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (!isAppError(error, 'probe-failed')) throw error;
    throw notSwitched(sdk, error.message, error);
  }
  if (said !== sdk.header.version) throw notSwitched(sdk, `${layout.current} says it is ${said}`);
}

function notSwitched(sdk: InstalledSdk, why: string, cause?: unknown): AppError {
  return new AppError('switch-unproven', `Could not switch to ${sdk.name}: ${why}`, {
    hint:
      sdk.problem?.repair ??
      `The version before is active again. goswitch verify ${sdk.name} tells which files are damaged`,
    ...(cause === undefined ? {} : { cause }),
  });
}

function useEntry(sdk: InstalledSdk, previous: string | null): Change['entry'] {
  return {
    action: 'sdk.use',
    target: sdk.name,
    summary: `Made ${sdk.name} the active version${previous === null ? '' : ` instead of ${previous}`}`,
    data: { root: sdk.root, previous },
    undo: { action: 'sdk.use', name: previous },
  };
}

/**
 * True when the first `go` on this process's PATH follows a switch: it is found in shims/ or in current/bin, however
 * PATH spells them.
 */
async function isOwnGoFirst(context: CoreContext): Promise<boolean> {
  const found = await findOnPath('go', context.env, context.os);
  if (found === null) return false;
  const { layout } = context;
  const folder = path.dirname(found);
  if (folder === layout.shims || folder === path.join(layout.current, 'bin')) return true;
  // A home reached by another name (/home -> /usr/home, letter case on Windows): compare the folder above, without
  // following current itself.
  const tail = path.basename(folder).toLowerCase() === 'bin' ? path.join('current', 'bin') : 'shims';
  const above = folder.slice(0, -tail.length);
  if (folder.slice(above.length).toLowerCase() !== tail) return false;
  const [there, here] = await Promise.all([
    realpath(above).catch(() => above),
    realpath(layout.home).catch(() => layout.home),
  ]);
  return there === here;
}
