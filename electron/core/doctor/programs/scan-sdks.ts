import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import type { Platform, Sdk } from '../../../contract/models.ts';
import type { ScannedSdk, SdkFact, SdkFactName } from '../../../contract/programs.ts';
import type { CoreContext } from '../../context.ts';
import { readProgramHeader } from '../../go/build-info/program-header.ts';
import { readBuildInfo } from '../../go/build-info/read-build-info.ts';
import { readSdkVersion, sdkVersionOf } from '../../go/go-version/sdk-version.ts';
import { readManifest } from '../../manager/home/manifest.ts';
import type { CheckTools } from '../machine/check-tools.ts';

/** Four programs of one SDK run at a time anyway. */
const SDKS_AT_A_TIME = 2;
const LIMIT_MS = 15_000;

interface Told {
  readonly value: string | null;
  readonly problem: string | null;
}

/**
 * Everything that names the version of each SDK. Runs its programs, each with a limit, without toolchain switching, in
 * an empty folder.
 */
export async function scanSdks(tools: CheckTools): Promise<ScannedSdk[]> {
  const sdks = await tools.sdks();
  const scanned: ScannedSdk[] = [];
  for (let at = 0; at < sdks.length; at += SDKS_AT_A_TIME) {
    tools.signal.throwIfAborted();
    scanned.push(...(await Promise.all(sdks.slice(at, at + SDKS_AT_A_TIME).map((sdk) => scanSdk(tools, sdk)))));
  }
  return scanned;
}

async function scanSdk(tools: CheckTools, sdk: Sdk): Promise<ScannedSdk> {
  const { context } = tools;
  const { root } = sdk;
  const program = path.join(root, 'bin', context.os === 'win32' ? 'go.exe' : 'go');
  const [file, inProgram, goVersion, compiler, goroot, manifest, platform] = await Promise.all([
    readSdkVersion(root).then(
      (value): Told => ({ value, problem: value === null ? 'There is no VERSION file that names one' : null }),
    ),
    versionInside(program),
    ask(tools, root, ['version'], (text) => /^go version (.+?)(?: [a-z0-9]+\/[a-z0-9]+)?\s*$/m.exec(text)?.[1]),
    ask(tools, root, ['tool', 'compile', '-V=full'], (text) => /^compile version (.+)$/m.exec(text)?.[1]),
    ask(tools, root, ['env', 'GOROOT'], (text) => text.trim() || undefined),
    manifestState(context, sdk),
    programPlatform(program, context.native),
  ]);
  const named = [file, inProgram, goVersion, compiler].map(({ value }) =>
    value === null ? null : sdkVersionOf(value),
  );
  const version = mostNamed(named) ?? sdk.version;
  const isSame = (value: string) => sdkVersionOf(value) === version;
  const facts: SdkFact[] = [
    fact('version-file', file, version, isSame),
    fact('program', inProgram, version, isSame),
    fact('go-version', goVersion, version, isSame),
    fact('compiler', compiler, version, isSame),
    await gorootFact(goroot, root),
    folderFact(root, version),
    fact(
      'architecture',
      platform,
      `${context.native.os}/${context.native.arch}`,
      (value) => value === `${context.native.os}/${goArch(context.native)}`,
    ),
    manifest,
  ];
  return {
    id: sdk.name ?? root,
    sdk,
    version,
    facts,
    agrees: facts.every(({ agreement }) => agreement !== 'disagrees'),
  };
}

function fact(
  name: SdkFactName,
  { value, problem }: Told,
  expected: string,
  isSame: (value: string) => boolean,
): SdkFact {
  const agreement = value === null ? 'unknown' : isSame(value) ? 'agrees' : 'disagrees';
  return { name, value, expected, agreement, problem };
}

/** The value that most name; of two that are named as often, the one named first. */
function mostNamed(values: readonly (string | null)[]): string | null {
  const found = values.filter((value) => value !== null);
  const countOf = (value: string) => found.filter((other) => other === value).length;
  return found.reduce<string | null>(
    (best, value) => (best === null || countOf(value) > countOf(best) ? value : best),
    null,
  );
}

async function ask(
  { runGo }: CheckTools,
  root: string,
  args: readonly string[],
  read: (stdout: string) => string | undefined,
): Promise<Told> {
  const { outcome, code, stdout, stderr } = await runGo(root, args, { timeoutMs: LIMIT_MS });
  const value = read(stdout.toString('utf8'))?.trim() ?? null;
  if (value !== null && code === 0) return { value, problem: null };
  const said = stderr.toString('utf8').trim().split('\n')[0]?.slice(0, 300) ?? '';
  const happened =
    outcome === 'exited'
      ? code === 0
        ? 'names no version'
        : `ended with ${code}`
      : outcome === 'timed-out'
        ? 'did not answer in time'
        : 'does not start here';
  return { value: null, problem: `go ${args.join(' ')} ${happened}${said === '' ? '' : `: ${said}`}` };
}

async function versionInside(program: string): Promise<Told> {
  try {
    const result = readBuildInfo(program);
    if (result?.kind === 'go-binary') return { value: result.info.goVersion, problem: null };
    return { value: null, problem: `${program} is not a program built by Go: a script, or damaged` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return { value: null, problem: (error as Error).message };
  }
}

async function gorootFact({ value, problem }: Told, root: string): Promise<SdkFact> {
  const expected = root;
  if (value === null) return { name: 'goroot', value, expected, agreement: 'unknown', problem };
  const [there, here] = await Promise.all(
    [value, root].map((folder) => realpath(folder).catch(() => path.normalize(folder))),
  );
  return { name: 'goroot', value, expected, agreement: there === here ? 'agrees' : 'disagrees', problem: null };
}

/** Only a folder whose name is a version says anything. */
function folderFact(root: string, version: string): SdkFact {
  const value = /go\d+(?:\.\d+)*(?:(?:beta|rc)\d+)?(?![\w.]*\d)/.exec(path.basename(root))?.[0] ?? null;
  if (value === null) return { name: 'folder-name', value: null, expected: null, agreement: 'agrees', problem: null };
  return {
    name: 'folder-name',
    value,
    expected: version,
    agreement: value === version ? 'agrees' : 'disagrees',
    problem: null,
  };
}

async function programPlatform(program: string, native: Platform): Promise<Told> {
  const header = await readProgramHeader(program).catch(() => null);
  if (header?.arch == null) return { value: null, problem: `The header of ${program} does not say what it runs on` };
  // An ELF program for Linux names no system.
  return {
    value: `${header.os ?? (header.format === 'elf' ? elfSystem(native) : header.format)}/${header.arch}`,
    problem: null,
  };
}

function elfSystem({ os }: Platform): string {
  return ['linux', 'dragonfly', 'illumos', 'solaris', 'android'].includes(os) ? os : 'linux';
}

function goArch({ arch }: Platform): string {
  return arch === 'armv6l' ? 'arm' : arch;
}

/**
 * Size and permissions of the programs against the manifest: those alone run. `goswitch verify` compares every byte.
 */
async function manifestState({ layout, os }: CoreContext, { name, kind }: Sdk): Promise<SdkFact> {
  const made = (
    value: string | null,
    expected: string | null,
    agreement: SdkFact['agreement'],
    problem: string | null,
  ): SdkFact => ({
    ...{ name: 'manifest', value, expected },
    ...{ agreement, problem },
  });
  if (kind === 'external' || name === undefined) return made(null, null, 'agrees', null);
  try {
    const { files, linkedTo } = await readManifest(layout, name);
    if (linkedTo !== undefined) return made('linked', 'linked', 'agrees', null);
    const programs = files.filter((file) => file.path.startsWith('bin/') || file.path.startsWith('pkg/tool/'));
    const states = await Promise.all(
      programs.map((file) => stat(path.join(layout.sdk(name), file.path)).catch(() => null)),
    );
    const changed = programs.filter((file, at) => {
      const found = states[at];
      return found == null || found.size !== file.size || (os !== 'win32' && (found.mode & 0o777) !== file.mode);
    });
    if (changed.length === 0) return made('sound', 'sound', 'agrees', null);
    return made(
      'changed',
      'sound',
      'disagrees',
      `Not as installed: ${changed
        .slice(0, 5)
        .map((file) => file.path)
        .join(', ')}`,
    );
  } catch (error) {
    if (!isAppError(error, 'manifest-missing')) throw error;
    return made('missing', 'sound', 'disagrees', error.message);
  }
}
