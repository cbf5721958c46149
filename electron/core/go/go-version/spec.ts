import { AppError } from '../../../contract/errors.ts';

/**
 * What a person types for a version. `exact` holds the name of the release (`go1.26.3`; `1.20.0` is `go1.20`);
 * `prefix` holds `1` or `1.26` and means the newest stable release below it. `range` is `^1.25.3`, `~1.25.3` or
 * `>=1.25.3`: the newest stable release below `prefix` (`latest` for all), if it is `least` or newer.
 */
export type Spec =
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'range'; readonly text: string; readonly prefix: string; readonly least: string }
  | { readonly kind: 'latest' }
  | { readonly kind: 'oldstable' };

const NUMBER = '(?:0|[1-9][0-9]*)';
const PREFIX = new RegExp(`^(?:go|v)?(${NUMBER}(?:\\.${NUMBER})?)$`);
const PREFIX_WITH_X = new RegExp(`^(?:go|v)?(${NUMBER}(?:\\.${NUMBER})?)\\.[x*]$`);
const RANGE = /^(>=|\^|~)[ \t]*(?:go|v)?([1-9][0-9]{0,3}(?:\.(?:0|[1-9][0-9]{0,3})){0,2})$/;
/**
 * Wider than Go's grammar by two: a prerelease of a patch, for the published `go1.9.2rc2`, and a development tree, as
 * `goswitch import` names it.
 */
const EXACT = new RegExp(
  `^(?:go|v)?(${NUMBER}\\.${NUMBER}(?:\\.${NUMBER}(?:(?:alpha|beta|rc)${NUMBER})?|(?:alpha|beta|rc)${NUMBER}|-devel_[0-9a-f]+))$`,
);
const VERSION_WITHIN = new RegExp(
  `(?<![0-9.])${NUMBER}(?:\\.${NUMBER}){0,2}(?:(?:alpha|beta|rc)${NUMBER})?(?!\\.?[0-9])`,
);

/** Longer than any version; keeps a spec usable as a name in messages and lists. */
const MAX_LENGTH = 64;
const EXAMPLES = 'Write a version such as 1.26, 1.26.3 or 1.27rc1, or latest or oldstable';

/**
 * Reads a spec: `1.26`, `1.26.x`, `1`, `^1.25`, `go1.26.3`, `v1.26.3`, `1.27rc1`, `latest` (or `stable`), `oldstable`,
 * with surrounding blanks. `1.27-devel_1a2b3c` is an adopted development tree. What it returns holds only lower-case
 * letters, digits, `.-_` and the signs of a range, never a path. Throws `invalid-spec` with a hint for anything else.
 */
export function parseSpec(text: string): Spec {
  const spec = text.length > 4 * MAX_LENGTH ? '' : text.trim();
  if (spec.length > 0 && spec.length <= MAX_LENGTH) {
    if (spec === 'latest' || spec === 'stable') return { kind: 'latest' };
    if (spec === 'oldstable') return { kind: 'oldstable' };
    const prefix = (PREFIX.exec(spec) ?? PREFIX_WITH_X.exec(spec))?.[1];
    if (prefix !== undefined) return { kind: 'prefix', prefix };
    const range = RANGE.exec(spec);
    if (range !== null) return readRange(range[1] ?? '', range[2] ?? '');
    const version = EXACT.exec(spec)?.[1];
    if (version !== undefined) return { kind: 'exact', version: releaseName(version) };
  }
  throw invalidSpec(text);
}

/** The shortest text that `parseSpec` reads as this spec. */
export function formatSpec(spec: Spec): string {
  switch (spec.kind) {
    case 'exact': {
      const bare = spec.version.slice('go'.length);
      if (bare === '1') return '1.0.0';
      return PREFIX.test(bare) ? `${bare}.0` : bare;
    }
    case 'prefix':
      return spec.prefix;
    case 'range':
      return spec.text;
    default:
      return spec.kind;
  }
}

/**
 * As npm and Cargo read them, for whom a caret keeps the major number and a tilde the family; the shims hold the same
 * rule.
 */
function readRange(sign: string, least: string): Spec {
  const [major = '', minor] = least.split('.');
  const family = sign === '~' && minor !== undefined ? `${major}.${minor}` : major;
  return { kind: 'range', text: `${sign}${least}`, prefix: sign === '>=' ? 'latest' : family, least };
}

/**
 * Families before 1.21 start without `.0`: the release that `1.20.0` means is called `go1.20`, and `1.0.0` is `go1`
 * (doc/go1.21.md).
 */
function releaseName(version: string): string {
  if (version === '1.0.0') return 'go1';
  return `go${version.replace(/^(1\.(?:[1-9]|1[0-9]|20))\.0$/, '$1')}`;
}

function invalidSpec(text: string): AppError {
  const shown = text.trim().slice(0, MAX_LENGTH).replace(/\p{C}/gu, '?');
  if (shown === '') return new AppError('invalid-spec', 'No version was given', { hint: EXAMPLES });
  const suggestion = suggestSpec(shown);
  const hint = suggestion === null ? EXAMPLES : `Did you mean ${suggestion}?`;
  return new AppError('invalid-spec', `"${shown}" is not a Go version`, { hint });
}

/** The version inside `go 1.26.3`, `1.27-RC1` and the like; `1.27.0-rc.1`, as semver has it, is Go's 1.27rc1. */
function suggestSpec(text: string): string | null {
  const plain = text.toLowerCase().replace(/(?:(?<=^\D*\d+\.\d+)\.0)?[-._ ]?(alpha|beta|rc)[-._ ]?(?=[0-9])/g, '$1');
  if (['latest', 'stable', 'oldstable'].includes(plain)) return plain;
  const found = VERSION_WITHIN.exec(plain)?.[0];
  return found !== undefined && (PREFIX.test(found) || EXACT.test(found)) ? found : null;
}
