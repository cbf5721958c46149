import path from 'node:path';
import type { SdkRow } from '../../contract/api.ts';
import type { Job, Platform } from '../../contract/models.ts';
import type { ProjectInfo } from '../../contract/projects.ts';
import type { Engine } from '../engine.ts';
import { findPatches } from '../releases/find-patches.ts';
import type { TrayProject, TraySdk, TrayState } from './tray-model.ts';

/**
 * Everything of the tray that has to be asked for. A part that cannot be read is shown as empty: the window says why.
 */
export async function readTrayState(
  { ask }: Engine,
  native: Platform,
): Promise<Omit<TrayState, 'installs' | 'language'>> {
  const [sdks, current, table, view, env] = await Promise.all([
    orNull(ask('sdks.list')),
    orNull(ask('switching.current')),
    orNull(ask('releases.list', { cached: true })),
    orNull(ask('projects.list')),
    orNull(ask('goEnv.presets')),
  ]);
  const installed = (sdks ?? []).filter(
    ({ kind, active, problem }) => kind === 'installed' && (active || problem === undefined),
  );
  const toolchain = current?.current?.reason === 'active' ? current.toolchain : null;
  return {
    active: current?.active ?? null,
    runsInstead: toolchain?.source === 'called' ? null : (toolchain?.runs ?? null),
    isRefused: toolchain?.runs === null,
    sdks: installed.map((sdk) => toTraySdk(sdk, native)),
    projects: (view?.projects ?? []).flatMap(toTrayProject),
    patches: table === null ? [] : findPatches(table, installed),
    presets: (env?.presets ?? []).map(({ name }) => name),
    activePreset: env?.active ?? null,
  };
}

export function isRunningInstall({ kind, state }: Job): boolean {
  return kind === 'install' && state === 'running';
}

function toTraySdk({ id, name = id, version, os, arch }: SdkRow, native: Platform): TraySdk {
  return { name, version, arch, isNative: os === native.os && arch === native.arch };
}

/** Only pinned projects: the others run the active version. */
function toTrayProject({ folder, exists, pin, inEffect, toolchain }: ProjectInfo): readonly TrayProject[] {
  if (!exists || pin === null) return [];
  const runs = toolchain?.runs ?? null;
  const isRefused = inEffect !== null && runs === null;
  return [
    { folder, name: path.basename(folder), pin: pin.spec, runs, isRefused, isAsPinned: toolchain?.source === 'called' },
  ];
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  // The engine has logged why.
  return await asked.catch(() => null);
}
