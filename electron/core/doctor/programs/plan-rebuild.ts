import type { BuildInfo } from '../../../contract/build-info.ts';
import type { Platform } from '../../../contract/models.ts';
import type { Rebuild, RebuildObstacle } from '../../../contract/programs.ts';

/** A release or a pseudo-version of a module (golang.org/x/mod/semver, with module's `+incompatible`). */
const VERSION = /^v(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+incompatible)?$/;
/** Import paths of the go command (module.CheckImportPath), without those that an option could hide in. */
const IMPORT_PATH = /^[A-Za-z0-9_~][A-Za-z0-9_~.+-]*(?:\/[A-Za-z0-9_~.+-]+)*$/;

interface BuiltProgram {
  readonly info: BuildInfo;
  readonly os: string | null;
  readonly arch: string | null;
  readonly isLink: boolean;
}

/** Whether `go install path@version` makes the same program again, or why it does not. */
export function planRebuild(program: BuiltProgram, native: Platform): Rebuild {
  const obstacle = findObstacle(program, native);
  if (obstacle !== null) return { possible: false, obstacle };
  const { path, main } = program.info;
  return { possible: true, target: `${path}@${main?.version}` };
}

function findObstacle({ info, os, arch, isLink }: BuiltProgram, native: Platform): RebuildObstacle | null {
  const { path, main, deps, settings } = info;
  if (path === 'cmd' || path.startsWith('cmd/') || main?.path === 'std' || main?.path === 'cmd') return 'part-of-go';
  if (main === null || path === '') return 'no-module';
  if (main.version === undefined || main.version === '(devel)' || path === 'command-line-arguments') return 'devel';
  if (main.replace !== undefined || deps.some(({ replace }) => replace !== undefined)) return 'replaced';
  const told = (key: string) => settings.find((setting) => setting.key === key)?.value;
  if (main.version.endsWith('+dirty') || told('vcs.modified') === 'true') return 'modified';
  // What `go install path@version` builds comes from the module cache, whose checksum it notes; a checkout has none.
  if (main.sum === undefined) return 'checkout';
  if (
    !VERSION.test(main.version) ||
    !IMPORT_PATH.test(path) ||
    !(path === main.path || path.startsWith(`${main.path}/`))
  )
    return 'invalid';
  if ((os !== null && os !== native.os) || (arch !== null && arch !== native.arch.replace('armv6l', 'arm')))
    return 'other-platform';
  return isLink ? 'link' : null;
}

/** What the build is to be told so that it makes the program that it was; secrets and paths are never among it. */
interface BuildOptions {
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Flags of the linker that stand for themselves: no others are passed on, because some name programs to run. */
const PLAIN_LINKER_FLAGS = /^(?:-s|-w|-X[ =](?:'[^']*'|"[^"]*"|[^\s'"]+)|\s)*$/;
const KEPT_VARIABLES = /^(?:CGO_ENABLED|GO(?:AMD64|ARM|ARM64|386|MIPS|MIPS64|PPC64|RISCV64|WASM))$/;

/** Tags, -trimpath, plain linker flags, cgo and the level of the processor, as the program says it was built with. */
export function buildOptionsOf({ settings }: BuildInfo): BuildOptions {
  const flags: string[] = [];
  const env: Record<string, string> = {};
  for (const { key, value } of settings) {
    if (key === '-tags' && /^[\w.,]+$/.test(value)) flags.push(`-tags=${value}`);
    else if (key === '-trimpath' && value === 'true') flags.push('-trimpath');
    else if (key === '-ldflags' && PLAIN_LINKER_FLAGS.test(value)) flags.push(`-ldflags=${value}`);
    else if (KEPT_VARIABLES.test(key) && /^[\w,.]*$/.test(value)) env[key] = value;
  }
  return { flags, env };
}
