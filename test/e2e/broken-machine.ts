import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addToFileProxy, GO_CACHE, goEnv, runGo } from '../helpers/go-build.ts';
import { findRealToolchains } from '../helpers/real-toolchains.ts';
import { startHost } from './host-process.ts';
import { test as base, type Machine } from './window.ts';

const toolchains = findRealToolchains();
/** What runs, and an older one for what is stale; undefined where this machine has not two. */
export const runs = toolchains.at(-1);
export const stale = toolchains.length > 1 ? toolchains[0] : undefined;

const GREET = {
  'go.mod': 'module example.com/greet\n\ngo 1.21\n',
  'main.go': 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n',
};

/**
 * Gives a user a Go and an evening to lose: the login shell exports the GOROOT of another one, `go env -w` wrote a
 * GOROOT that is nowhere, and ~/go/bin has a program that an older Go built. @returns the variables to start GoSwitch
 * with, added to `env`
 */
export async function breakMachine(
  userHome: string,
  env: Readonly<Record<string, string>>,
  roots: { readonly runs: string; readonly stale: string },
): Promise<Readonly<Record<string, string>>> {
  const proxy = path.join(userHome, '.modules');
  await mkdir(path.dirname(goEnvFile(userHome)), { recursive: true });
  await writeFile(
    profile(userHome),
    `# ~/.profile\nexport EDITOR=vim\nexport GOROOT=${roots.stale}\nexport PATH=${roots.runs}/bin:$PATH:$HOME/go/bin\n`,
  );
  await writeFile(goEnvFile(userHome), 'GOROOT=/bad\n');
  await addToFileProxy(proxy, 'example.com/greet', 'v1.0.0', GREET);
  const modules = { GOPROXY: `file://${proxy}`, GONOSUMDB: 'example.com', GOFLAGS: '-modcacherw', GOCACHE: GO_CACHE };
  const built = goEnv(userHome, { ...modules, GOBIN: path.join(userHome, 'go/bin') });
  await runGo(roots.stale, ['install', 'example.com/greet@v1.0.0'], { cwd: userHome, env: built });
  return { ...env, PATH: `${roots.runs}/bin:/usr/bin:/bin`, ...modules };
}

/** The machine of window.ts, broken. Only with two real toolchains. */
export const test = base.extend<{ readonly machine: Machine }>({
  machine: async ({ machine }, use, testInfo) => {
    testInfo.skip(runs === undefined || stale === undefined, 'needs two real Go toolchains');
    if (runs === undefined || stale === undefined) return;
    const { userHome } = machine;
    const env = await breakMachine(userHome, machine.env, { runs: runs.root, stale: stale.root });
    const hosts: { stop(): Promise<void> }[] = [];
    await use({
      ...machine,
      env,
      async openHost() {
        const host = await startHost({ env, cwd: userHome });
        hosts.push(host);
        return host.url;
      },
    });
    await Promise.all(hosts.map((host) => host.stop()));
  },
});

export function profile(userHome: string): string {
  return path.join(userHome, '.profile');
}

export function goEnvFile(userHome: string): string {
  return path.join(userHome, '.config/go/env');
}
