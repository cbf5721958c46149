/**
 * What a test run keeps of the environment it is started in. Everything else is what a person has set for their own
 * work (GOROOT, GOFLAGS, NODE_OPTIONS, npm_config_*, http_proxy, GIT_*, XDG_*, LC_ALL ...), and would change what the
 * programs of a test do.
 */
const KEPT = [
  ...[
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'CI',
    'TERM',
    'COLUMNS',
    'LINES',
    'DISPLAY',
    'WAYLAND_DISPLAY',
    'XAUTHORITY',
    'LD_LIBRARY_PATH',
  ],
  // Windows.
  ...[
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'TEMP',
    'TMP',
    'USERNAME',
    'USERPROFILE',
    'HOMEDRIVE',
    'HOMEPATH',
    'APPDATA',
  ],
  ...[
    'LOCALAPPDATA',
    'PROGRAMDATA',
    'PROGRAMFILES',
    'PROGRAMFILES(X86)',
    'PROCESSOR_ARCHITECTURE',
    'NUMBER_OF_PROCESSORS',
  ],
  // The runners' own, and what our own helpers read.
  ...[
    'NODE_ENV',
    'MODE',
    'DEV',
    'PROD',
    'SSR',
    'BASE_URL',
    'TEST',
    'NO_COLOR',
    'FORCE_COLOR',
    'CHROMIUM_PATH',
    'ELECTRON_OVERRIDE_DIST_PATH',
  ],
  ...['GOSWITCH_E2E_BUILD', 'GOSWITCH_TEST_SEED', 'GOSWITCH_TEST_ALL_PAIRS', 'KILL_SEED', 'KILL_POINTS'],
  // Certificates of this machine: Node reads them when a worker starts.
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'],
];
const KEPT_PREFIX = /^(VITEST|PLAYWRIGHT|PW|TEST_)/;

/** Where this machine has its module cache and how it reaches module proxies, for the tests that use the real ones. */
const MACHINE = [
  ...['GOPATH', 'GOMODCACHE', 'GOPROXY', 'GOSUMDB', 'GOAUTH', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
];
const MACHINE_VARIABLE = 'TEST_MACHINE';

/**
 * Takes everything else out of `env`. The configuration of each runner calls this before it starts a worker, so that
 * workers and all they start have the same environment whoever runs the tests. Calling it again changes nothing.
 */
export function scrubEnvironment(env: NodeJS.ProcessEnv): void {
  env[MACHINE_VARIABLE] ??= JSON.stringify(
    Object.fromEntries(MACHINE.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
  );
  for (const name of Object.keys(env)) {
    if (!KEPT.includes(process.platform === 'win32' ? name.toUpperCase() : name) && !KEPT_PREFIX.test(name))
      delete env[name];
  }
}

/**
 * What `scrubEnvironment` put aside: the module cache, the way to module proxies and the certificates of this machine.
 */
export function machineVariables(): Readonly<Record<string, string>> {
  return JSON.parse(process.env[MACHINE_VARIABLE] ?? '{}');
}
