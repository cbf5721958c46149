import { access, constants, readlink, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { CurrentResult } from '../../../contract/models.ts';
import { assertDecodedPath } from '../../base/files/decoded-path.ts';
import { isSameFolder } from '../../base/files/is-same-folder.ts';
import { readFileHead } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import {
  PIN_BYTES,
  PIN_FILE,
  type Pin,
  parsePin,
  parsePinSpec,
  plainSpec,
  trimPin,
} from '../../go/go-version/parse-pin.ts';
import { reaches } from '../../go/go-version/resolve-spec.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';
import { isSdkName } from './sdk-name.ts';

/**
 * What the shim does, in TypeScript, for `current` and `which`. docs/switching.md states the rule both follow;
 * version-in-effect.test.ts compares them over generated folder trees. On the path of every `goswitch current`: few
 * reads, no heavy imports.
 */

/** Which SDK folder the rule chose, and why. */
interface Choice {
  /** Null for the next one on PATH. */
  readonly name: string | null;
  readonly reason: CurrentResult['reason'];
  readonly from: string;
}

export interface VersionInEffect extends CurrentResult {
  /** The program that runs: `<root>/bin/<tool>`. */
  readonly tool: string;
  /**
   * Name below versions/ that led there; null where a go outside the home runs. `version` is what the files there say.
   */
  readonly name: string | null;
}

/**
 * The version that a shim called in `cwd` runs: GOSWITCH_VERSION, else `.go-version` from there upward, else the active
 * version. Where none is active or `system` is wanted: the next `go` on PATH that is not GoSwitch's own, with reason
 * `path`. Throws, in the words of the shim: `pin-invalid`, `pin-not-installed`, `sdk-not-installed` (the active one is
 * gone), `no-active-version`.
 */
export async function versionInEffect(
  context: CoreContext,
  options: { readonly cwd: string; readonly tool?: string },
): Promise<VersionInEffect> {
  const { layout, os } = context;
  const tool = options.tool ?? 'go';
  const executable = os === 'win32' ? `${tool}.exe` : tool;
  const choice = await choose(context, options.cwd);
  if (choice.name === null) return await nextOnPath(context, tool, choice);
  const folder = layout.sdk(choice.name);
  const root = await readlink(folder).catch(() => folder);
  const named = versionOfSdkName(choice.name);
  return {
    // What a link leads to may have been replaced, and a folder renamed: VERSION tells what runs.
    version: (await readSdkVersion(folder).catch(() => null)) ?? named,
    name: choice.name,
    root: path.resolve(layout.versions, root),
    reason: choice.reason,
    from: choice.from,
    tool: path.join(path.resolve(layout.versions, root), 'bin', executable),
  };
}

/** `go1.26.3` for `go1.26.3` and for `go1.26.3.darwin-amd64`. */
export function versionOfSdkName(name: string): string {
  return name.replace(/\.[a-z0-9]+-[a-z0-9]+$/, '');
}

/**
 * The nearest `.go-version` file from `folder` upward, or null. What is not a plain file (a folder, a pipe) is passed
 * by, and so is another user's in a folder where anyone may leave files (sticky, as /tmp is): it would choose for
 * everybody who works below.
 */
export async function findPinFile(folder: string): Promise<string | null> {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, PIN_FILE);
    if (await isPin(file, at)) return file;
    if (path.dirname(at) === at) return null;
  }
}

/** Nothing is pinned and none is active. */
const SYSTEM: Choice = { name: null, reason: 'path', from: 'PATH' };

async function choose(context: CoreContext, cwd: string): Promise<Choice> {
  const { env, layout } = context;
  if (env.GOSWITCH_VERSION) return await fromVariable(context, env.GOSWITCH_VERSION);
  const folder = await workingFolder(context, cwd);
  const file = folder === null ? null : await findPinFile(folder);
  if (file !== null) {
    return await chosen(context, parsePin(await readPin(file), file), { reason: 'pin', from: file });
  }
  const active = await firstLine(layout.active);
  return active === '' ? SYSTEM : { name: await checkActive(context, active), reason: 'active', from: layout.active };
}

async function fromVariable(context: CoreContext, text: string): Promise<Choice> {
  const place = { reason: 'env', from: 'GOSWITCH_VERSION' } as const;
  let wish: Wish;
  try {
    wish = parsePinSpec(trimPin(text), place.from);
  } catch (error) {
    const name = plainSpec(trimPin(text));
    if (!(error instanceof AppError) || error.code !== 'pin-invalid' || !isSdkName(name)) throw error;
    wish = { kind: 'exact', spec: name.slice('go'.length), least: null, shown: name.slice('go'.length) };
  }
  return await chosen(context, wish, place);
}

type Wish = Pick<Pin, 'kind' | 'spec' | 'least' | 'shown'>;

async function chosen(context: CoreContext, wish: Wish, { reason, from }: Omit<Choice, 'name'>): Promise<Choice> {
  if (wish.kind === 'system') return { name: null, reason, from };
  const name = await resolveInstalled(context, wish);
  if (name !== null) return { name, reason, from };
  const { shown, least } = wish;
  const message =
    least === null
      ? `Go ${shown} is not installed (wanted by ${from}); run: goswitch install ${shown}`
      : `No installed Go is ${shown} (wanted by ${from}); run: goswitch install '${shown}'`;
  throw new AppError('pin-not-installed', message, { details: { spec: shown, from } });
}

/**
 * A prefix goes through aliases/ first, an exact version through versions/. The newest of a family or of all is what a
 * range means, if it is new enough.
 */
async function resolveInstalled(context: CoreContext, { kind, spec, least }: Wish): Promise<string | null> {
  const name = `go${spec}`;
  if (kind === 'exact' && (await isInstalled(context, name))) return name;
  const alias = await firstLine(context.layout.alias(spec));
  const found =
    isSdkName(alias) && (await isInstalled(context, alias)) ? alias : (await isInstalled(context, name)) ? name : null;
  if (found === null || least === null) return found;
  return reaches(/\..*-/.test(found) ? found.replace(/\.[^.]*$/, '') : found, least) ? found : null;
}

async function checkActive(context: CoreContext, active: string): Promise<string> {
  if (!isSdkName(active)) {
    throw new AppError(
      'no-active-version',
      `${context.layout.active} does not name a Go version; run: goswitch install latest --use`,
    );
  }
  if (!(await isInstalled(context, active))) {
    throw new AppError(
      'sdk-not-installed',
      `${active} is active but not installed; run: goswitch install ${active.slice('go'.length)} --use`,
    );
  }
  return active;
}

async function nextOnPath(context: CoreContext, tool: string, { reason, from }: Choice): Promise<VersionInEffect> {
  const { describeGo, findSystemTool } = await import('./go-on-path.ts');
  const file = await findSystemTool(context, tool);
  const found = file === null ? null : await describeGo(context, file);
  if (file !== null && found !== null)
    return { version: found.version, name: null, root: found.root, reason: 'path', from: file, tool: file };
  if (reason === 'path')
    throw new AppError('no-active-version', 'no Go version is active; run: goswitch install latest --use');
  throw new AppError('pin-not-installed', `No other ${tool} is on PATH ("system" is wanted by ${from})`, {
    details: { spec: 'system', from },
  });
}

/**
 * The folder as its caller calls it ($PWD) when that is true, as shells and the go command hold it; else as the system
 * does; null when deleted.
 */
export async function workingFolder(context: CoreContext, cwd: string): Promise<string | null> {
  assertDecodedPath(cwd);
  if (context.os === 'win32') return path.resolve(cwd);
  const called = context.env.PWD ?? '';
  const isPlain = called === '/' || (called.startsWith('/') && !/\/\.{0,2}(?=\/|$)/.test(called));
  const real = await realpath(cwd).catch(() => null);
  return real !== null && isPlain && (await isSameFolder(called, real)) ? called : real;
}

async function isInstalled(context: CoreContext, name: string): Promise<boolean> {
  const go = path.join(context.layout.sdk(name), 'bin', context.os === 'win32' ? 'go.exe' : 'go');
  return await access(go, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function readPin(file: string): Promise<Buffer> {
  try {
    return await readFileHead(file, PIN_BYTES);
  } catch (error) {
    throw new AppError('pin-invalid', `${file} cannot be read`, { cause: error });
  }
}

/** The first line of one of GoSwitch's own small files, trimmed; nothing when there is no such file. */
async function firstLine(file: string): Promise<string> {
  const text = (await readFileHead(file, 512).catch(() => Buffer.alloc(0))).toString('latin1');
  return trimPin(text.replaceAll('\0', '').split('\n', 1)[0] ?? '');
}

async function isPin(file: string, folder: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return false;
  const isSticky = ((await stat(folder).catch(() => null))?.mode ?? 0) & 0o1000;
  return !isSticky || found.uid === process.geteuid?.();
}
