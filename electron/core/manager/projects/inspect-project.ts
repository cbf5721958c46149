import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError, type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { CurrentResult } from '../../../contract/models.ts';
import type { PinInfo, ProjectInfo } from '../../../contract/projects.ts';
import { assertDecodedPath } from '../../base/files/decoded-path.ts';
import { readFileHead } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { readGoMod } from '../../go/go-mod/read-go-mod.ts';
import { PIN_BYTES, parsePin } from '../../go/go-version/parse-pin.ts';
import { goVariable, readGoEnvPlaces } from '../../go/variables/go-variable.ts';
import { findPinFile, versionInEffect } from '../home/version-in-effect.ts';
import { explainToolchain } from './explain-toolchain.ts';
import { calledBy } from './go-here.ts';
import { findModuleFiles } from './module-files.ts';
import { readToolVersions } from './read-tool-versions.ts';

/**
 * Everything that decides which Go this folder gets: a shell that went there (`cd folder`) would find the same.
 * GOSWITCH_VERSION is left out: it is the business of one terminal, not of the project. Faults of one file are told in
 * `problem`; only faults of GoSwitch itself are thrown.
 */
export async function inspectProject(context: CoreContext, folder: string): Promise<Omit<ProjectInfo, 'listed'>> {
  const { GOSWITCH_VERSION: _, ...env } = context.env;
  const here = { ...context, env: { ...env, PWD: folder } };
  const exists = (await stat(folder).catch(() => null))?.isDirectory() ?? false;
  if (!exists)
    return {
      folder,
      exists,
      pin: null,
      inEffect: null,
      problem: null,
      goMod: null,
      goWork: null,
      toolVersions: null,
      toolchain: null,
    };
  const [pin, effect, toolVersions] = await Promise.all([
    nearestPin(folder),
    inEffect(here, folder),
    readToolVersions(folder),
  ]);
  const root = effect.current?.root ?? '';
  const places = await readGoEnvPlaces({ env: here.env, os: here.os, root: effect.current?.root ?? null });
  const gowork = goVariable('GOWORK', places).value;
  const files = await findModuleFiles(here, { folder, gowork, root });
  // A file that cannot be read has no lines to show; what the go command makes of it is in the explanation.
  const [goMod, goWork] = await Promise.all(
    [files.goMod, files.goWork].map((file) => readGoMod(file).catch(() => null)),
  );
  const toolchain =
    effect.current === null
      ? null
      : await explainToolchain(calledBy(here, effect.current), { folder, version: effect.current.version, root });
  return {
    folder,
    exists,
    pin,
    inEffect: effect.current,
    problem: effect.problem,
    goMod: goMod ?? null,
    goWork: goWork ?? null,
    toolVersions,
    toolchain,
  };
}

/** The folder as it is called, without `.`, `..` and a trailing slash; throws `invalid-input` for what is no folder. */
export async function resolveProjectFolder(folder: string): Promise<string> {
  const absolute = assertDecodedPath(path.resolve(folder));
  if (!(await stat(absolute).catch(() => null))?.isDirectory()) {
    throw new AppError('invalid-input', `${absolute} is not a folder`, { hint: 'Name the folder of a project' });
  }
  return absolute;
}

async function nearestPin(folder: string): Promise<PinInfo | null> {
  const file = await findPinFile(folder);
  if (file === null) return null;
  try {
    const { shown: spec, line } = parsePin(await readFileHead(file, PIN_BYTES), file);
    return { spec, file, line };
  } catch {
    // Said by inEffect, in the same words as the shim.
    return null;
  }
}

async function inEffect(
  context: CoreContext,
  folder: string,
): Promise<{ current: CurrentResult | null; problem: ErrorShape | null }> {
  try {
    const { version, root, reason, from } = await versionInEffect(context, { cwd: folder });
    return { current: { version, root, reason, from }, problem: null };
  } catch (error) {
    if (error instanceof AppError) return { current: null, problem: toErrorShape(error) };
    throw error;
  }
}
