import { PROXY_VARIABLES, type ProxyValues, type ProxyVariable } from '../../../contract/terminal-proxy.ts';
import type { ProfileFile } from './profile-files.ts';
import type { ProfileSyntax } from './shims-line.ts';

/**
 * What stands in the block of proxy variables: one line for each variable, in both spellings, in the order of
 * `PROXY_VARIABLES`. The same promises as `shimsLine`: no fork, no effect the second time, holds under `set -u` and
 * `set -e`, leaves no variable behind. `placement` decides as there: in a file that scripts read as well, a variable
 * that somebody chose for one command (`HTTPS_PROXY= zsh script`) is respected, in either spelling.
 */
export type ProxyForm = Pick<ProfileFile, 'syntax' | 'placement'>;

/**
 * Whether every profile can hold the value and its reader gives it back: nothing that ends a line somewhere, no half of
 * a character, and none of the code points that Unicode keeps free, for which systemd drops the line (systemd
 * src/basic/utf8.c).
 */
export function isWritableValue(value: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/u.test(value);
}

/** @param values that are all writable */
export function proxyLines(values: ProxyValues, form: ProxyForm): string {
  return PROXY_VARIABLES.flatMap((name) => {
    const value = values[name];
    if (value === undefined) return [];
    return partsOf(name, form).join(QUOTES[form.syntax].quote(value));
  }).join('\n');
}

/**
 * The values that these lines set, where `proxyLines` could have written them in some form of this syntax; else null.
 */
export function readProxyLines(lines: string, syntax: ProfileSyntax): ProxyValues | null {
  for (const placement of ['first', 'present'] as const) {
    const values = readForm(lines, { syntax, placement });
    if (values !== null && proxyLines(values, { syntax, placement }) === lines) return values;
  }
  return null;
}

function readForm(lines: string, form: ProxyForm): ProxyValues | null {
  const { quoted, unquote } = QUOTES[form.syntax];
  const values: { [Name in ProxyVariable]?: string } = {};
  let rest = lines;
  for (const name of PROXY_VARIABLES) {
    const [before, between, after] = partsOf(name, form);
    const found = rest.startsWith(before) ? quoted.exec(rest.slice(before.length))?.[0] : undefined;
    if (found === undefined) continue;
    const line = [before, between, after].join(found);
    if (!rest.startsWith(line)) return null;
    values[name] = unquote(found);
    rest = rest.slice(line.length).replace(/^\n/, '');
  }
  return rest === '' && Object.keys(values).length > 0 ? values : null;
}

/** What stands before, between and after the two quoted values. */
function partsOf(name: ProxyVariable, { syntax, placement }: ProxyForm): readonly [string, string, string] {
  return PARTS[syntax](name, name.toLowerCase(), placement === 'present');
}

type Parts = (upper: string, lower: string, isShared: boolean) => readonly [string, string, string];

const PARTS: Readonly<Record<ProfileSyntax, Parts>> = {
  posix: (upper, lower, isShared) =>
    isShared
      ? [`case "\${${upper}+x}\${${lower}+x}" in '') export ${upper}=`, ` ${lower}=`, ' ;; esac']
      : [`export ${upper}=`, ` ${lower}=`, ''],
  fish: (upper, lower, isShared) =>
    isShared
      ? [
          `if status is-login; or status is-interactive; or begin; not set -q ${upper}; and not set -q ${lower}; end; set -gx ${upper} `,
          `; set -gx ${lower} `,
          '; end',
        ]
      : [`set -gx ${upper} `, `; set -gx ${lower} `, ''],
  // A one-line `if` of csh takes one command, and the first setenv would answer the question of the second.
  tcsh: (upper, lower, isShared) =>
    isShared
      ? [
          `if ($?prompt || $?loginsh || ! ($?${upper} || $?${lower})) set goswitch_proxy; if ($?goswitch_proxy) setenv ${upper} `,
          `; if ($?goswitch_proxy) setenv ${lower} `,
          '; unset goswitch_proxy',
        ]
      : [`setenv ${upper} `, `; setenv ${lower} `, ''],
  powershell: (upper, lower) => [`$env:${upper} = `, `; $env:${lower} = `, ''],
  'environment.d': (upper, lower) => [`${upper}=`, `\n${lower}=`, ''],
};

interface Quoting {
  readonly quote: (value: string) => string;
  /** A quoted value at the start of a text. */
  readonly quoted: RegExp;
  readonly unquote: (quoted: string) => string;
}

const dropQuotes = (quoted: string) => quoted.replace(/'([^']*)'|\\(.)/g, '$1$2');

const QUOTES: Readonly<Record<ProfileSyntax, Quoting>> = {
  posix: {
    quote: (value) => `'${value.replaceAll("'", "'\\''")}'`,
    quoted: /^(?:'[^']*'|\\')+/,
    unquote: dropQuotes,
  },
  fish: {
    quote: (value) => `'${value.replace(/[\\']/g, '\\$&')}'`,
    quoted: /^'(?:[^'\\]|\\.)*'/,
    unquote: (quoted) => quoted.slice(1, -1).replace(/\\(.)/g, '$1'),
  },
  // csh replaces `!` even inside single quotes, and with `backslash_quote` a backslash there counts too; outside quotes
  // one before each is right always.
  tcsh: {
    quote: (value) => `'${value.replace(/['!\\]/g, "'\\$&'")}'`,
    quoted: /^(?:'[^']*'|\\['!\\])+/,
    unquote: dropQuotes,
  },
  // Inside single quotes PowerShell takes typographic quotes for its own, and in a file without a mark Windows
  // PowerShell misreads all beyond ASCII.
  powershell: {
    quote: (value) =>
      `"${value.replace(/[`"$]/g, '`$&').replace(/[^ -~]/g, (unit) => `$([char]${unit.charCodeAt(0)})`)}"`,
    quoted: /^"(?:[^"`]|`.)*"/,
    unquote: (quoted) =>
      quoted
        .slice(1, -1)
        .replace(
          /`(.)|\$\(\[char\](\d+)\)/g,
          (_, plain: string | undefined, code: string) => plain ?? String.fromCharCode(Number(code)),
        ),
  },
  // As in shims-line.ts: unquoted like a shell's first, then variables are replaced.
  'environment.d': {
    quote: (value) => `"${value.replaceAll('$', '$$$$').replace(/[\\"`]/g, '\\$&')}"`,
    quoted: /^"(?:[^"\\]|\\.)*"/,
    unquote: (quoted) => quoted.slice(1, -1).replace(/\\(.)/g, '$1').replaceAll('$$', '$'),
  },
};
