import { access, constants, readlink, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { CurrentResult } from '../../contract/models.ts';
import type { CoreContext } from '../context.ts';
import { readFileHead } from '../files/read-small-file.ts';
import { PIN_BYTES, PIN_FILE, parsePin, parsePinSpec, trimPin } from '../projects/parse-pin.ts';
import { isSdkName } from '../sdks/sdk-name.ts';
import { readSdkVersion } from '../sdks/sdk-version.ts';

/**
 * What the shim does, in TypeScript, for `current` and `which`. docs/switching.md states the rule both follow; version-in-effect.test.ts compares
 * them over generated folder trees. On the path of every `goswitch current`: few reads, no heavy imports.
 */

/** Which SDK folder the rule chose, and why. */
interface Choice {
  readonly name: string;
  readonly reason: CurrentResult['reason'];
  readonly from: string;
}

export interface VersionInEffect extends CurrentResult {
  /** The program that runs: `<root>/bin/<tool>`. */
  readonly tool: string;
  /** Name below versions/ that led there; null where a go outside the home runs. `version` is what the files there say. */
  readonly name: string | null;
}

/**
 * The version that a shim called in `cwd` runs: GOSWITCH_VERSION, else `.go-version` from there upward, else the active version.
 * Where GoSwitch has none active and its shims are not what PATH finds: the first `go` on PATH, with reason `path`.
 * Throws, in the words of the shim: `pin-invalid`, `pin-not-installed`, `sdk-not-installed` (the active one is gone), `no-active-version`.
 */
export async function versionInEffect(context: CoreContext, options: { readonly cwd: string; readonly tool?: string }): Promise<VersionInEffect> {
  const { layout, os } = context;
  const tool = options.tool ?? 'go';
  const executable = os === 'win32' ? `${tool}.exe` : tool;
  const choice = await choose(context, options.cwd);
  if (choice === null) return await firstOnPath(context, tool);
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

/** The nearest `.go-version` file from `folder` upward, or null. What is not a plain file (a folder, a pipe) is passed by. */
export async function findPinFile(folder: string): Promise<string | null> {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, PIN_FILE);
    if (await isFile(file)) return file;
    if (path.dirname(at) === at) return null;
  }
}

async function choose(context: CoreContext, cwd: string): Promise<Choice | null> {
  const { env, layout } = context;
  if (env.GOSWITCH_VERSION) return { name: await fromVariable(context, trimPin(env.GOSWITCH_VERSION)), reason: 'env', from: 'GOSWITCH_VERSION' };
  const folder = await workingFolder(context, cwd);
  const file = folder === null ? null : await findPinFile(folder);
  if (file !== null) {
    const pin = parsePin(await readPinText(file), file);
    return { name: await resolveInstalled(context, pin.kind, pin.spec, file), reason: 'pin', from: file };
  }
  const active = await firstLine(layout.active);
  return active === '' ? null : { name: await checkActive(context, active), reason: 'active', from: layout.active };
}

async function fromVariable(context: CoreContext, text: string): Promise<string> {
  const from = 'GOSWITCH_VERSION';
  const word = text === 'stable' ? 'latest' : text;
  if (word === 'latest' || word === 'oldstable') return await resolveInstalled(context, 'prefix', word, from);
  try {
    const { kind, spec } = parsePinSpec(text, from);
    return await resolveInstalled(context, kind, spec, from);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'pin-invalid' || !isSdkName(text)) throw error;
    return await resolveInstalled(context, 'exact', text.slice('go'.length), from);
  }
}

/** A prefix goes through aliases/ first, an exact version through versions/. */
async function resolveInstalled(context: CoreContext, kind: 'exact' | 'prefix', spec: string, from: string): Promise<string> {
  const name = `go${spec}`;
  if (kind === 'exact' && (await isInstalled(context, name))) return name;
  const alias = await firstLine(context.layout.alias(spec));
  if (isSdkName(alias) && (await isInstalled(context, alias))) return alias;
  if (await isInstalled(context, name)) return name;
  throw new AppError('pin-not-installed', `Go ${spec} is not installed (wanted by ${from}); run: goswitch install ${spec}`, {
    details: { spec, from },
  });
}

async function checkActive(context: CoreContext, active: string): Promise<string> {
  if (!isSdkName(active)) {
    throw new AppError('no-active-version', `${context.layout.active} does not name a Go version; run: goswitch install latest --use`);
  }
  if (!(await isInstalled(context, active))) {
    throw new AppError('sdk-not-installed', `${active} is active but not installed; run: goswitch install ${active.slice('go'.length)} --use`);
  }
  return active;
}

async function firstOnPath(context: CoreContext, tool: string): Promise<VersionInEffect> {
  const [{ describeGo, isOwnShim }, { findOnPath }] = await Promise.all([import('./go-on-path.ts'), import('../programs/find-program.ts')]);
  const file = await findOnPath(tool, context.env, context.os);
  if (file !== null && !(await isOwnShim(context, file))) {
    const found = await describeGo(context, file);
    if (found !== null) return { version: found.version, name: null, root: found.root, reason: 'path', from: file, tool: file };
  }
  throw new AppError('no-active-version', 'no Go version is active; run: goswitch install latest --use');
}

/** The folder as its caller calls it ($PWD) when that is true, as shells and the go command hold it; else as the system does; null when deleted. */
export async function workingFolder(context: CoreContext, cwd: string): Promise<string | null> {
  if (context.os === 'win32') return path.resolve(cwd);
  const called = context.env.PWD ?? '';
  const isPlain = called === '/' || (called.startsWith('/') && !/\/\.{0,2}(?=\/|$)/.test(called));
  if (isPlain && (await isSameFolder(called, cwd))) return called;
  return await realpath(cwd).catch(() => null);
}

async function isSameFolder(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([stat(a).catch(() => null), stat(b).catch(() => null)]);
  return left !== null && right !== null && left.ino === right.ino && left.dev === right.dev;
}

async function isInstalled(context: CoreContext, name: string): Promise<boolean> {
  const go = path.join(context.layout.sdk(name), 'bin', context.os === 'win32' ? 'go.exe' : 'go');
  return await access(go, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function readPinText(file: string): Promise<string> {
  try {
    return (await readFileHead(file, PIN_BYTES)).toString();
  } catch (error) {
    throw new AppError('pin-invalid', `${file} cannot be read`, { cause: error });
  }
}

/** The first line of one of GoSwitch's own small files, trimmed; nothing when there is no such file. */
async function firstLine(file: string): Promise<string> {
  const text = (await readFileHead(file, 512).catch(() => '')).toString();
  return trimPin(text.replaceAll('\0', '').split('\n', 1)[0] ?? '');
}

async function isFile(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
