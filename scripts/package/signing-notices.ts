type Env = Readonly<Record<string, string | undefined>>;
type PackagedSystem = 'linux' | 'mac' | 'win';

/** Any of these sets of variables lets Apple's notary service be asked (@electron/notarize). */
const NOTARY_LOGINS = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
] as const;

/**
 * One line for everything about these packages that stays undone because the environment does not name what it takes.
 */
export function signingNotices(systems: readonly PackagedSystem[], env: Env): readonly string[] {
  const has = (name: string) => Boolean(env[name]);
  const notices: string[] = [];
  if (systems.includes('mac')) {
    if (!has('CSC_LINK') && !has('CSC_NAME')) {
      notices.push(
        'macOS: not signed, unless the keychain has a Developer ID (CSC_LINK with CSC_KEY_PASSWORD, or CSC_NAME, name one).',
      );
    }
    if (!NOTARY_LOGINS.some((names) => names.every(has))) {
      notices.push(`macOS: not notarised (it takes ${NOTARY_LOGINS.map((names) => names.join(' + ')).join(', or ')}).`);
    }
  }
  if (systems.includes('win') && !has('WIN_CSC_LINK') && !has('CSC_LINK')) {
    notices.push('Windows: not signed (WIN_CSC_LINK or CSC_LINK, with its _KEY_PASSWORD, name a certificate).');
  }
  return notices;
}

/** The systems that electron-builder's arguments ask for: this one's when they name none. */
export function packagedSystems(args: readonly string[], os: NodeJS.Platform): readonly PackagedSystem[] {
  const wanted = {
    linux: ['--linux', '-l'],
    mac: ['--mac', '-m', '-o', '--macos'],
    win: ['--win', '-w', '--windows'],
  } as const;
  const named = (Object.keys(wanted) as PackagedSystem[]).filter((system) =>
    wanted[system].some((name) => args.includes(name)),
  );
  if (named.length > 0) return named;
  return [os === 'darwin' ? 'mac' : os === 'win32' ? 'win' : 'linux'];
}
