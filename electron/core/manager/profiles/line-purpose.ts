/**
 * What a line of a startup file does besides what a finding is about. A line that does more is left to the person:
 * commenting it out would take the rest away too. What these functions do not understand counts as more.
 */

/** One value in the grammar of any shell: quoted parts, `$(...)` without parentheses in it, and plain characters. */
const VALUE = String.raw`(?:"(?:[^"\\]|\\.)*"|'[^']*'|\$\([^()\n]*\)|\\.|[^\s;&|<>"'\`\\()#]|(?<=\S)#)*`;
/** A test before the assignment changes nothing by itself. */
const GUARD = String.raw`(?:(?:\[\[? [^;&|]* \]\]?|test [^;&|]*)\s*&&\s*)?`;
const END = String.raw`\s*;?\s*(?:#.*)?$`;

interface ValueSet {
  /** As it is written. */
  readonly value: string;
  /** Its entries are separated by blanks, as fish and tcsh have PATH. */
  readonly isList: boolean;
}

/** The value that a line gives the variable when it does nothing else; null when it does more. */
function valueSetBy(text: string, name: string): ValueSet | null {
  const set = [
    String.raw`(?:(?:export|(?:declare|typeset)\s+-\w*x\w*)\s+)?${name}=(${VALUE})(?:\s*;\s*export\s+${name})?`,
    String.raw`export\s+${name}()`,
    String.raw`set\s+(?:--?\w[\w-]*\s+)*${name}(?<list>(?:\s+${VALUE})*)`,
    String.raw`setenv\s+${name}\s+(${VALUE})`,
    String.raw`set\s+(?:-f\s+)?${name.toLowerCase()}\s*=\s*\((?<list>[^()]*)\)`,
    String.raw`${name.toLowerCase()}=\((?<list>[^()]*)\)`,
    String.raw`\$env:${name}\s*=\s*(${VALUE})`,
  ];
  for (const pattern of set) {
    const found = new RegExp(`^\\s*${GUARD}${pattern}${END}`).exec(text);
    const list = found?.groups?.['list'];
    if (found !== null) return { value: list ?? found[1] ?? '', isList: list !== undefined };
  }
  return null;
}

/** True for a line that sets this variable and does nothing else. @param name of word characters alone */
export function setsOnly(text: string, name: string): boolean {
  return valueSetBy(text, name) !== null;
}

/** True for a line that puts one folder on PATH and does nothing else. */
export function addsOneFolder(text: string): boolean {
  if (new RegExp(`^\\s*${GUARD}fish_add_path\\s+(?:--?\\w[\\w-]*\\s+)*${VALUE}${END}`).test(text)) return true;
  const set = valueSetBy(text, 'PATH');
  if (set === null) return false;
  const entries = set.value
    .replace(/\$\{PATH[^}]*\}|\$PATH\b|\$path(:q)?\b|\$env:PATH\b/gi, ':')
    .replace(/["']/g, '')
    .split(set.isList ? /[\s:]+/ : /[:;]+/);
  return entries.filter((entry) => entry !== '').length === 1;
}

/** True for a line that makes `go` an alias and does nothing else. A function has more lines than one. */
export function aliasesOnlyGo(text: string): boolean {
  const alias = String.raw`(?:alias\s+(?:-\w+\s+)*(?:go=|go\s+)${VALUE}|Set-Alias\s+(?:-Name\s+)?go\s+(?:-Value\s+)?${VALUE})`;
  return new RegExp(`^\\s*${alias}${END}`).test(text);
}

/**
 * True when a line that was found by reading alone gives the variable the value that it has. Such a line may never have
 * been run, or another one may have come after it, so one whose value cannot be told is not blamed.
 */
export function saysValue(text: string, value: string, userHome: string): boolean {
  const plain = (said: string) => said.replace(/["'\\]/g, '');
  const expanded = text.replace(/\$\{?HOME\b\}?|(?<=[\s:="'(])~(?=\/)/g, userHome);
  return [text, expanded].some((said) => plain(said).includes(plain(value)));
}
