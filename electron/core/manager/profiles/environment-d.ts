import { doubleQuoted, type Grammar } from '../shells/grammar.ts';

/**
 * systemd's files of user variables, which programs started from the desktop get (environment.d(5)). Values are unquoted
 * like a shell's first and have variables replaced afterwards, hence the doubled dollar (systemd src/basic/env-util.c).
 */
export const ENVIRONMENT_D: Grammar = {
  folder: (place) => doubleQuoted(place, '$HOME', quoted),
  pathFirst: (folder) => `PATH=${folder.slice(0, -1)}:$PATH"`,
  pathLast: (folder) => `PATH="$PATH:${folder.slice(1)}`,
  proxyParts: (upper, lower) => [`${upper}=`, `\n${lower}=`, ''],
  quoting: {
    quote: (value) => `"${quoted(value)}"`,
    quoted: /^"(?:[^"\\]|\\.)*"/,
    unquote: (text) => text.slice(1, -1).replace(/\\(.)/g, '$1').replaceAll('$$', '$'),
  },
  beforeReturn: '',
  readsUtf16: false,
  earlyLine: null,
  commentOut: (line) => `# commented out by goswitch: ${line}`,
  editsPath: /\bPATH\b/,
  setsVariable: (name) => new RegExp(`^${name}=`),
  aliasesGo: null,
};

function quoted(text: string): string {
  return text.replaceAll('$', '$$$$').replace(/[\\"`]/g, '\\$&');
}
