import path from 'node:path';
import type { EvidenceSource } from '../../../contract/doctor.ts';
import type { TestEnvironment, TestVariable } from './test-environment.ts';

interface CleanEnvironmentOptions {
  readonly yours: TestEnvironment;
  /** Root of the SDK under test. */
  readonly root: string;
  readonly userHome: string;
  readonly os: NodeJS.Platform;
  /** An empty folder that exists, for temporary files. */
  readonly temp: string;
  /** The build cache; absolute. */
  readonly cache: string;
}

const MADE: EvidenceSource = { origin: 'program', file: null, line: null };
const WINDOWS_NEEDS = [
  'SYSTEMROOT',
  'WINDIR',
  'SYSTEMDRIVE',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'LOCALAPPDATA',
  'APPDATA',
  'PROGRAMDATA',
];

/**
 * What a fresh account has: the SDK and the system's folders on PATH, a home, no Go variable and no go env file. The
 * build cache is named, so that both runs are equally warm (docs/decisions/0044).
 */
export function makeCleanEnvironment(options: CleanEnvironmentOptions): TestEnvironment {
  const { os, root, userHome, temp, cache } = options;
  const isWindows = os === 'win32';
  const own = (name: string) => options.yours.variables.get(name)?.value;
  const kept = (isWindows ? WINDOWS_NEEDS : ['USER', 'LOGNAME']).flatMap((name) =>
    own(name) === undefined ? [] : [[name, own(name)!] as const],
  );
  // The go command keeps counters below it, wherever GOENV is (telemetry): not in another folder than it does anyway.
  const config = own('XDG_CONFIG_HOME');
  const values = new Map<string, string>([
    ...kept,
    ['PATH', [path.join(root, 'bin'), ...systemFolders(os, own('SYSTEMROOT'))].join(isWindows ? ';' : ':')],
    ...(isWindows
      ? ([
          ['TEMP', temp],
          ['TMP', temp],
        ] as const)
      : ([
          ['HOME', userHome],
          ['TMPDIR', temp],
        ] as const)),
    ...(config !== undefined && path.isAbsolute(config) ? ([['XDG_CONFIG_HOME', config]] as const) : []),
    ['GOCACHE', cache],
    ['GOTOOLCHAIN', 'local'],
  ]);
  const variables = new Map(
    [...values].map(([name, value]): [string, TestVariable] => [name, { value, source: MADE }]),
  );
  return { go: path.join(root, 'bin', isWindows ? 'go.exe' : 'go'), variables };
}

function systemFolders(os: NodeJS.Platform, systemRoot = 'C:\\Windows'): string[] {
  if (os === 'win32') return [`${systemRoot}\\System32`, systemRoot];
  return ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];
}
