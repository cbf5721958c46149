import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { builtCommand } from '../test/e2e/built-window.ts';
import { runToEnd } from '../test/e2e/host-process.ts';
import { type ReleaseServer, startReleaseServer } from '../test/helpers/release-server.ts';
import { serveMadeReleases, setOnlySource } from '../test/helpers/serve-made-releases.ts';

const INSTALLED = ['go1.24.11', 'go1.25.4', 'go1.25.5', 'go1.26.2', 'go1.27rc1'];

/** In the list alone, never fetched. */
const OTHERS = ['go1.22.12', 'go1.23.11', 'go1.23.12', 'go1.24.9', 'go1.24.10', 'go1.25.3', 'go1.26.1', 'go1.26.3'];

const REAL_ARCHIVE_BYTES = 66_400_000;
const REAL_TREE = { fileCount: 15_021, totalBytes: 268_400_000 };

const PROJECTS: readonly { readonly name: string; readonly goMod: string; readonly pin?: string }[] = [
  { name: 'payments', goMod: 'module example.com/payments\n\ngo 1.25.0\n', pin: '1.25.5' },
  { name: 'shop/api', goMod: 'module example.com/shop/api\n\ngo 1.26.0\ntoolchain go1.26.2\n', pin: '1.26' },
  { name: 'shop/worker', goMod: 'module example.com/shop/worker\n\ngo 1.26.0\n' },
  { name: 'legacy-report', goMod: 'module example.com/report\n\ngo 1.22\n', pin: '1.22.12' },
];

export interface DemoMachine {
  readonly command: string;
  readonly server: ReleaseServer;
  readonly userHome: string;
  readonly env: Readonly<Record<string, string>>;
  /** The same machine as another user, who has not used GoSwitch. */
  readonly emptyEnv: Readonly<Record<string, string>>;
  clear(): Promise<void>;
}

/**
 * A home with installed versions, shells set up and projects, made with the command itself. For pictures: nothing in it
 * is a real Go.
 */
export async function makeDemoMachine(): Promise<DemoMachine> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-demo-'));
  const userHome = path.join(dir, 'home/lin');
  const emptyHome = path.join(dir, 'home/mei');
  const server = await startReleaseServer();
  serveMadeReleases(server, INSTALLED);
  for (const version of OTHERS) {
    const file = {
      filename: `${version}.linux-amd64.tar.gz`,
      os: 'linux',
      arch: 'amd64',
      bytes: Buffer.from(version),
      size: REAL_ARCHIVE_BYTES,
    };
    server.addRelease({ version, files: [file] });
  }
  for (const home of [userHome, emptyHome]) {
    await mkdir(home, { recursive: true });
    await setOnlySource(path.join(home, '.goswitch'), server, {
      sources: [{ name: 'office-mirror', kind: 'index', url: server.base, trusted: true }],
    });
  }
  const command = builtCommand();
  const env = environmentOf(userHome);
  const goswitch = (...args: string[]) => runToEnd(process.execPath, [command, ...args], { env, cwd: userHome });
  await writeFile(path.join(userHome, '.bashrc'), '# ~/.bashrc\nexport EDITOR=vim\nalias ll="ls -l"\n');
  await writeFile(path.join(userHome, '.zshrc'), '# ~/.zshrc\nexport EDITOR=vim\n');
  for (const version of INSTALLED) {
    await goswitch('install', version);
    await tellRealSize(path.join(userHome, '.goswitch/versions', `${version}.json`));
  }
  await goswitch('use', '1.25.5');
  await goswitch('use', '1.26.2');
  await goswitch('setup');
  for (const project of PROJECTS) await makeProject(path.join(userHome, 'src', project.name), project, goswitch);
  await goswitch('use', '1.26.2');
  const clear = async () => {
    await server.close();
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  };
  return { command, server, userHome, env, emptyEnv: environmentOf(emptyHome), clear };
}

function environmentOf(home: string): Readonly<Record<string, string>> {
  return {
    HOME: home,
    PATH: `${path.join(home, '.goswitch/shims')}:/usr/bin:/bin`,
    SHELL: '/bin/bash',
    TERM: 'dumb',
    LANG: 'C.UTF-8',
  };
}

/** The made tree is tiny: its manifest says what a real one would. */
async function tellRealSize(manifest: string): Promise<void> {
  const text = await readFile(manifest, 'utf8');
  const changed = Object.entries(REAL_TREE).reduce(
    (before, [key, value]) => before.replace(new RegExp(`"${key}":\\d+`), `"${key}":${value}`),
    text,
  );
  await writeFile(manifest, changed);
}

type Goswitch = (...args: string[]) => Promise<string>;

async function makeProject(
  folder: string,
  { goMod, pin }: (typeof PROJECTS)[number],
  goswitch: Goswitch,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'go.mod'), goMod);
  if (pin !== undefined) await writeFile(path.join(folder, '.go-version'), `${pin}\n`);
  await goswitch('projects', 'add', folder);
}
