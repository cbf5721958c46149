import type { GoModFacts, ToolchainRule } from '../../../contract/projects.ts';
import { compareGoVersions } from '../go-version/compare-go-versions.ts';
import { parseGoVersion } from '../go-version/parse-go-version.ts';

/** What the go command knows when it chooses. */
interface SelectionInput {
  /** The toolchain that was called, `go1.26.3`. */
  readonly local: string;
  /** Value of GOTOOLCHAIN from wherever it comes; empty where nothing sets it. */
  readonly gotoolchain: string;
  /** go.work, else go.mod, or null. */
  readonly facts: GoModFacts | null;
  /** What keeps the go command from reading that file, in its words; it ends with them. */
  readonly unreadable?: string | null;
  /** GO111MODULE keeps the go command from looking at all. */
  readonly areModulesOff: boolean;
}

export type Selection =
  | { readonly kind: 'local'; readonly rule: ToolchainRule }
  | { readonly kind: 'other'; readonly rule: ToolchainRule; readonly toolchain: string; readonly isPathOnly: boolean }
  /** The go command ends with this message. */
  | { readonly kind: 'refused'; readonly rule: ToolchainRule; readonly message: string };

/**
 * The choice that the go command makes at its start, branch by branch (cmd/go/internal/toolchain/select.go, Select):
 * the newest of what GOTOOLCHAIN names (or the go that was called), the toolchain line and the go line. It never goes
 * below the first of them.
 */
export function selectToolchain({ local, gotoolchain, facts, unreadable, areModulesOff }: SelectionInput): Selection {
  if (compareGoVersions(local, '1.21') < 0) return { kind: 'local', rule: 'before-1.21' };
  if (areModulesOff) return { kind: 'local', rule: 'modules-off' };
  if (gotoolchain === '') return { kind: 'local', rule: 'local-only' };
  const wish = readWish(gotoolchain);
  if ('message' in wish) return { kind: 'refused', rule: 'named', message: wish.message };
  const minimum = { toolchain: wish.name ?? local, version: versionOfToolchain(wish.name ?? local) ?? local };
  const isOpen = wish.mode === 'auto' || wish.mode === 'path';
  if (isOpen && unreadable) return { kind: 'refused', rule: 'new-enough', message: unreadable };
  const chosen = isOpen
    ? raise(local, minimum, facts)
    : { ...minimum, rule: wish.name === null ? ('local-only' as const) : ('named' as const) };
  if ('message' in chosen) return { kind: 'refused', rule: 'toolchain-line', message: chosen.message };
  const rule = chosen.rule === 'new-enough' && wish.name !== null ? 'named' : chosen.rule;
  if (chosen.toolchain === local) return { kind: 'local', rule: rule === 'named' ? 'new-enough' : rule };
  if (!chosen.toolchain.startsWith('go1'))
    return { kind: 'refused', rule, message: `invalid GOTOOLCHAIN "${chosen.toolchain}"` };
  return { kind: 'other', rule, toolchain: chosen.toolchain, isPathOnly: wish.mode === 'path' };
}

interface Minimum {
  readonly toolchain: string;
  readonly version: string;
}

/**
 * `local`, `auto` (local+auto), `path` (local+path), `<name>`, `<name>+auto`, `<name>+path`. `name` is null for the go
 * that was called.
 */
function readWish(
  gotoolchain: string,
): { readonly name: string | null; readonly mode: string } | { readonly message: string } {
  if (gotoolchain === 'auto' || gotoolchain === 'path') return { name: null, mode: gotoolchain };
  const [name = '', ...rest] = gotoolchain.split('+');
  const mode = rest.join('+');
  const hasMode = gotoolchain.includes('+');
  if (name !== 'local' && versionOfToolchain(name) === null) {
    return { message: `invalid GOTOOLCHAIN "${gotoolchain}"${hasMode ? `: invalid minimum toolchain "${name}"` : ''}` };
  }
  if (hasMode && mode !== 'auto' && mode !== 'path') {
    return { message: `invalid GOTOOLCHAIN "${gotoolchain}": only version suffixes are +auto and +path` };
  }
  return { name: name === 'local' ? null : name, mode };
}

function raise(
  local: string,
  minimum: Minimum,
  facts: GoModFacts | null,
): (Minimum & { readonly rule: ToolchainRule }) | { readonly message: string } {
  const line = facts?.toolchain?.value ?? '';
  if (line === 'default') return { ...minimum, rule: 'toolchain-default' };
  let chosen: Minimum & { readonly rule: ToolchainRule } = { ...minimum, rule: 'new-enough' };
  if (line !== '') {
    const version = versionOfToolchain(line);
    if (version === null) return { message: `invalid toolchain "${line}" in ${facts?.file}` };
    const difference = compareGoVersions(version, chosen.version);
    // Go 1.21 takes the line when it is equal, too: that shows where one of the two has a suffix, as in go1.21.13-corp.
    const isTaken =
      difference > 0 || (difference === 0 && line !== chosen.toolchain && compareGoVersions(local, '1.22') < 0);
    if (isTaken) chosen = { toolchain: line, version, rule: 'toolchain-line' };
  }
  const go = goLineVersion(facts);
  if (compareGoVersions(go, chosen.version) > 0) {
    const patch = isLanguageVersion(go) && knowsFirstReleases(local) ? '.0' : '';
    chosen = { toolchain: `go${go}${patch}`, version: go, rule: 'go-line' };
  }
  return chosen;
}

/**
 * The version of the go line; empty where there is none, or what Go calls no version there (`go1.25`, `1.25.1-corp`),
 * which is older than all.
 */
export function goLineVersion(facts: GoModFacts | null): string {
  const value = facts?.go?.value ?? '';
  return /^\d[^\s-]*$/.test(value) ? value : '';
}

/**
 * The version in a toolchain's name: `go1.26.3-custom` is 1.26.3; null for what is no such name
 * (cmd/go/internal/gover/toolchain.go).
 */
function versionOfToolchain(name: string): string | null {
  if (!name.startsWith('go') || /[\\/]/.test(name)) return null;
  const [version = ''] = name.slice('go'.length).split(/[ \t-]/, 1);
  return parseGoVersion(version) === null ? null : version;
}

/**
 * `1.21` and later without a patch: a language version, of which the first release is called `1.21.0`. With or without
 * `go`.
 */
export function isLanguageVersion(version: string): boolean {
  const parsed = parseGoVersion(version);
  return parsed !== null && parsed.patch === '' && parsed.kind === '';
}

/**
 * True for a go that asks for go1.23.0 when go.mod says `go 1.23`. Those before 1.21.11, and 1.22 before 1.22.4, ask
 * for go1.23, which nobody released (golang/go#62278; compared in the sources of 1.21.10, 1.21.11, 1.22.3 and 1.22.4).
 */
export function knowsFirstReleases(local: string): boolean {
  return compareGoVersions(local, compareGoVersions(local, '1.22') < 0 ? '1.21.11' : '1.22.4') >= 0;
}
