import { PROXY_VARIABLES, type ProxyValues, type ProxyVariable } from '../../../contract/terminal-proxy.ts';
import type { Grammar } from '../shells/grammar.ts';
import type { ProfileFile } from './profile-files.ts';

/**
 * What stands in the block of proxy variables: one line for each variable, in both spellings, in the order of
 * `PROXY_VARIABLES`. The same promises as `shimsLine`: no fork, no effect the second time, holds under `set -u` and
 * `set -e`, leaves no variable behind. `placement` decides as there: in a file that scripts read as well, a variable
 * that somebody chose for one command (`HTTPS_PROXY= zsh script`) is respected, in either spelling.
 */
export type ProxyForm = Pick<ProfileFile, 'grammar' | 'placement'>;

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
    return partsOf(name, form).join(form.grammar.quoting.quote(value));
  }).join('\n');
}

/**
 * The values that these lines set, where `proxyLines` could have written them in some form of this grammar; else null.
 */
export function readProxyLines(lines: string, grammar: Grammar): ProxyValues | null {
  for (const placement of ['first', 'present'] as const) {
    const values = readForm(lines, { grammar, placement });
    if (values !== null && proxyLines(values, { grammar, placement }) === lines) return values;
  }
  return null;
}

function readForm(lines: string, form: ProxyForm): ProxyValues | null {
  const { quoted, unquote } = form.grammar.quoting;
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
function partsOf(name: ProxyVariable, { grammar, placement }: ProxyForm): readonly [string, string, string] {
  return grammar.proxyParts(name, name.toLowerCase(), placement === 'present');
}
