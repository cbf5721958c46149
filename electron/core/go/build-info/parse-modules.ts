import type { BuildInfo, BuildModule, BuildSetting } from '../../../contract/build-info.ts';
import { quotedPrefix, unquoteGo } from './unquote-go.ts';

const MUST_BE_QUOTED = /[ \t\r\n"`]/;

/** Reads the text that the go command wrote (runtime/debug, ParseBuildInfo); null where it is not written so. */
export function parseModules(text: string): Omit<BuildInfo, 'goVersion'> | null {
  let path = '';
  let main: BuildModule | null = null;
  const deps: BuildModule[] = [];
  const settings: BuildSetting[] = [];
  /** What a replacement on the next line stands for. */
  let last: 'main' | 'dep' | null = null;
  const lines = text.split('\n');
  // What follows the last line end is not a line.
  lines.pop();
  for (const line of lines) {
    if (line.startsWith('dep\t') || line.startsWith('mod\t')) {
      const module = readModule(line.slice(4));
      if (module === null) return null;
      last = line.startsWith('dep') ? 'dep' : 'main';
      if (last === 'dep') deps.push(module);
      else main = module;
    } else if (line.startsWith('=>\t')) {
      const replace = line.split('\t').length === 4 ? readModule(line.slice(3)) : null;
      if (replace === null || last === null) return null;
      if (last === 'main') main = { ...main!, replace };
      else deps.push({ ...deps.pop()!, replace });
      last = null;
    } else if (line.startsWith('build\t')) {
      const setting = readSetting(line.slice(6));
      if (setting === null) return null;
      settings.push(setting);
    } else if (line.startsWith('path\t')) path = line.slice(5);
  }
  return { path, main, deps, settings };
}

function readModule(columns: string): BuildModule | null {
  const [path = '', version, sum, ...more] = columns.split('\t');
  if (version === undefined || more.length > 0) return null;
  return { path, ...(version === '' ? {} : { version }), ...(sum ? { sum } : {}) };
}

function readSetting(text: string): BuildSetting | null {
  const literal = /^["`]/.test(text) ? quotedPrefix(text) : null;
  if (literal === null && /^["`=]/.test(text)) return null;
  const end = literal?.length ?? text.indexOf('=');
  if (end < 0 || text[end] !== '=') return null;
  const key = literal === null ? text.slice(0, end) : unquoteGo(literal);
  const written = text.slice(end + 1);
  const value = /^["`]/.test(written) ? unquoteGo(written) : MUST_BE_QUOTED.test(written) ? null : written;
  if (key === null || value === null || (literal === null && MUST_BE_QUOTED.test(key))) return null;
  return { key, value };
}
