import type { CoreContext, Env } from '../../context.ts';

/**
 * What a shell gets that is started as if by nobody: its home, who it is for, and this session's locale. Where the
 * session has none, neither has the shell: terminals are no better off, and fish 3 finds no file in a home beyond ASCII
 * then. A Mac's terminals have UTF-8 although its desktop names no locale. No PATH: that is the profiles' to say.
 */
export function emptyEnv({ env, userHome, os }: Pick<CoreContext, 'env' | 'userHome' | 'os'>): Record<string, string> {
  const locale = pick(env, ['LANG', 'LC_ALL', 'LC_CTYPE']);
  return {
    ...pick(env, ['USER', 'LOGNAME', 'SHELL', 'XDG_CONFIG_HOME', 'SystemRoot']),
    ...(Object.keys(locale).length > 0 || os !== 'darwin' ? locale : { LC_CTYPE: 'UTF-8' }),
    HOME: userHome,
    TERM: 'dumb',
    [MARKER]: '1',
  };
}

/**
 * What the desktop gives a shell in a new terminal: its session, and the system's folders on PATH. Values of this very
 * process, which a shell's profile may have made already, are left out.
 */
export function sessionEnv({
  env,
  userHome,
  os,
}: Pick<CoreContext, 'env' | 'userHome' | 'os'>): Record<string, string> {
  return {
    ...pick(env, SESSION),
    ...emptyEnv({ env, userHome, os }),
    PATH: os === 'darwin' ? '/usr/bin:/bin:/usr/sbin:/sbin' : '/usr/local/bin:/usr/bin:/bin',
  };
}

/**
 * Set while a shell is asked, so that a profile can skip what is slow (VS Code does so with
 * VSCODE_RESOLVING_ENVIRONMENT).
 */
export const MARKER = 'GOSWITCH_RESOLVING_ENVIRONMENT';

const SESSION = [
  ...['TZ', 'TMPDIR', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'SSH_AUTH_SOCK'],
  ...[
    'XDG_RUNTIME_DIR',
    'XDG_DATA_HOME',
    'XDG_DATA_DIRS',
    'XDG_CONFIG_DIRS',
    'XDG_CACHE_HOME',
    'XDG_SESSION_TYPE',
    'XDG_CURRENT_DESKTOP',
  ],
  '__CF_USER_TEXT_ENCODING',
];

function pick(env: Env, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
