import path from 'node:path';
import type { UnknownShell } from '../../../contract/profiles.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { configHome, firstThere } from '../shells/places.ts';
import { shellOfProgram } from '../shells/shells.ts';

/**
 * A shell that set-up does not edit: where a line would go, and how its grammar puts a folder first on PATH. Sources:
 * each shell's own documentation.
 */
interface ByHand {
  readonly programs: readonly string[];
  readonly name: string;
  /** Startup files below the home, the likeliest first; one that is there is named. `~config` is XDG_CONFIG_HOME. */
  readonly files: readonly string[];
  readonly line: (shims: string) => string;
}

const single = (text: string, quote: string) => `'${text.replaceAll("'", quote)}'`;
const double = (text: string) => `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
const posix = (shims: string) => `PATH=${double(shims)}:"$PATH"; export PATH`;

const BY_HAND: readonly ByHand[] = [
  { programs: ['osh', 'ysh'], name: 'Oils', files: ['~config/oils/oshrc', '~config/oil/oshrc'], line: posix },
  { programs: ['yash'], name: 'yash', files: ['.yashrc', '~config/yash/rc'], line: posix },
  {
    programs: ['csh', 'bsd-csh'],
    name: 'csh',
    files: ['.cshrc'],
    line: (shims) => `set path = (${single(shims, "'\\''").replaceAll('!', '\\!')} $path)`,
  },
  {
    programs: ['rc'],
    name: 'rc',
    files: ['.rcrc', 'lib/profile'],
    line: (shims) => `path=(${single(shims, "''")} $path)`,
  },
  { programs: ['es'], name: 'es', files: ['.esrc'], line: (shims) => `path = ${single(shims, "''")} $path` },
];

/** No shells to work in: they refuse logins. */
const NONE = new Set(['nologin', 'false', 'true', 'sync', 'shutdown', 'halt', 'git-shell']);

/**
 * Shells that this user works in and that set-up does not edit, with the line to add by hand where it is known: the
 * login shell ($SHELL, and the one of /etc/passwd), and others that are there and have a startup file. @param
 * systemRoot where /etc is; `/` but in tests
 */
export async function unknownShells(context: CoreContext, systemRoot: string): Promise<UnknownShell[]> {
  if (context.os === 'win32') return [];
  const logins = [context.env.SHELL ?? '', await passwdShell(systemRoot, context.userHome)].filter((file) =>
    path.isAbsolute(file),
  );
  const found = new Map<string, UnknownShell>();
  for (const executable of logins) {
    const program = path.basename(executable);
    if (shellOfProgram(program) !== null || NONE.has(program)) continue;
    const rule = BY_HAND.find(({ programs }) => programs.includes(program));
    const name = rule?.name ?? program;
    if (!found.has(name)) found.set(name, { name, executable, isLoginShell: true, ...(await placeOf(context, rule)) });
  }
  for (const rule of BY_HAND) {
    const place = found.has(rule.name) ? null : await placeOf(context, rule);
    const executable = place?.isThere ? await programOf(context, rule) : null;
    if (place !== null && executable !== null)
      found.set(rule.name, { name: rule.name, executable, isLoginShell: false, ...place });
  }
  return [...found.values()].map(({ name, executable, isLoginShell, file, line }) => ({
    name,
    executable,
    isLoginShell,
    file,
    line,
  }));
}

async function placeOf(context: CoreContext, rule: ByHand | undefined) {
  if (rule === undefined) return { file: null, line: null, isThere: false };
  const { userHome, layout } = context;
  const files = rule.files.map((file) =>
    file.startsWith('~config/') ? path.join(configHome(context), file.slice(8)) : path.join(userHome, file),
  );
  const there = await firstThere(files);
  return { file: there ?? files[0]!, line: rule.line(layout.shims), isThere: there !== null };
}

async function programOf({ env }: CoreContext, { programs }: ByHand): Promise<string | null> {
  const folders = (env.PATH ?? '').split(':').filter((folder) => path.isAbsolute(folder));
  return firstThere(folders.flatMap((folder) => programs.map((program) => path.join(folder, program))));
}

/** The login shell of whoever has this home, by /etc/passwd; '' where it does not say (macOS keeps users elsewhere). */
async function passwdShell(systemRoot: string, userHome: string): Promise<string> {
  const text = await readSmallText(path.join(systemRoot, 'etc/passwd')).catch(() => '');
  const fields = text.split('\n').map((line) => line.split(':'));
  return fields.find((field) => field[5] === userHome)?.[6]?.trim() ?? '';
}
