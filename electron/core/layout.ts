import path from 'node:path';
import { AppError } from '../contract/errors.ts';

/** Every path in GoSwitch's home comes from here; docs/architecture.md explains each. All are absolute. */
export interface Layout {
  readonly home: string;
  readonly versions: string;
  /** The active version, one line: the single truth. */
  readonly active: string;
  /** Link to the active root (junction on Windows), derived from `active`: the stable path for PATH and IDEs. */
  readonly current: string;
  readonly aliases: string;
  readonly shims: string;
  readonly downloads: string;
  readonly staging: string;
  readonly trash: string;
  readonly index: string;
  readonly backups: string;
  /** What is known of checksum databases: the newest tree of each, and tiles that were proven. */
  readonly sumdb: string;
  readonly logs: string;
  readonly journal: string;
  readonly settings: string;
  /** Credentials; readable by the user alone. */
  readonly secrets: string;
  /** Presets: named sets of Go settings. The file keeps the name that earlier versions gave it. */
  readonly envPresets: string;
  readonly projects: string;
  readonly locks: string;
  /** Pages that hand a link over to the browser, for the moment until it is used. */
  readonly links: string;
  /** Folder of one SDK: `versions/<name>`, name as `sdkName` makes it. */
  sdk(name: string): string;
  manifest(name: string): string;
  alias(spec: string): string;
  lock(name: string): string;
}

/** @param home absolute path of GoSwitch's home */
export function createLayout(home: string): Layout {
  const at = (...parts: string[]) => path.join(home, ...parts);
  return {
    home,
    versions: at('versions'),
    active: at('active'),
    current: at('current'),
    aliases: at('aliases'),
    shims: at('shims'),
    downloads: at('downloads'),
    staging: at('staging'),
    trash: at('trash'),
    index: at('index'),
    backups: at('backups'),
    sumdb: at('sumdb'),
    logs: at('logs'),
    journal: at('journal.jsonl'),
    settings: at('settings.json'),
    secrets: at('secrets.json'),
    envPresets: at('env-profiles.json'),
    projects: at('projects.json'),
    locks: at('locks'),
    links: at('links'),
    sdk: (name) => at('versions', name),
    manifest: (name) => at('versions', `${name}.json`),
    alias: (spec) => at('aliases', spec),
    lock: (name) => at('locks', `${name}.lock`),
  };
}

/**
 * `GOSWITCH_HOME`, else `~/.goswitch`, on Windows `%LOCALAPPDATA%\goswitch`. Throws `invalid-input` for a relative one.
 */
export function defaultHome(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  userHome: string,
): string {
  if (env.GOSWITCH_HOME) {
    // A relative one would be another home in every folder, and the shims would look for theirs wherever they are
    // called.
    if (path.isAbsolute(env.GOSWITCH_HOME)) return path.resolve(env.GOSWITCH_HOME);
    throw new AppError('invalid-input', `GOSWITCH_HOME is not an absolute path: ${env.GOSWITCH_HOME}`, {
      hint: 'Set it to a path from the root, such as the folder .goswitch of your home, or unset it',
    });
  }
  if (platform === 'win32' && env.LOCALAPPDATA) return path.join(env.LOCALAPPDATA, 'goswitch');
  return path.join(userHome, '.goswitch');
}

/**
 * The user's home: HOME, and where that is not set what the system's list of users says. Throws `invalid-input` when it
 * is empty or relative, whatever GOSWITCH_HOME says: profiles and caches would be looked for in whichever folder the
 * command was started in.
 */
export function userHomeOf(env: Readonly<Record<string, string | undefined>>, ofSystem: () => string): string {
  const home = env.HOME ?? known(ofSystem);
  if (path.isAbsolute(home)) return home;
  const message =
    home === ''
      ? 'HOME is empty or not set, so your home folder is not known'
      : `HOME is not an absolute path: ${home}`;
  throw new AppError('invalid-input', message, { hint: 'Set HOME to your home folder: the path from the root' });
}

/** A user without an entry in the list has no home (containers that run as any uid). */
function known(ofSystem: () => string): string {
  try {
    return ofSystem();
  } catch {
    return '';
  }
}

/** Name of an SDK's folder: `go1.26.3` for this machine's own platform, else `go1.26.3.darwin-amd64`. */
export function sdkName(
  version: string,
  platform: { os: string; arch: string },
  native: { os: string; arch: string },
): string {
  return platform.os === native.os && platform.arch === native.arch
    ? version
    : `${version}.${platform.os}-${platform.arch}`;
}
