import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type MadeModuleProxy, startMadeModuleProxy } from '../helpers/made-module-proxy.ts';
import { type MadeSumdb, makeSumdb } from '../helpers/made-sumdb.ts';
import { findRealToolchains } from '../helpers/real-toolchains.ts';
import { test as base, type Machine } from './window.ts';

/** The go whose settings they are; undefined where this machine has none. */
export const go = findRealToolchains().at(-1);

/** As the probe asks for it. */
const MODULE = { path: 'golang.org/x/time', version: 'v0.3.0' };

export interface ModuleNetwork {
  /** Has the module and passes on the checksum database. */
  readonly good: MadeModuleProxy;
  /** Whatever a test makes it do. */
  readonly bad: MadeModuleProxy;
  readonly sumdb: MadeSumdb;
  /** GOPROXY as it is written in the go env file. */
  readonly goproxy: string;
  close(): Promise<void>;
}

/**
 * Gives a user a go, a checksum database and two module proxies on loopback, the bad one first with a comma after it.
 * The login shell exports GONOSUMDB, which wins over what is written.
 */
export async function makeNetwork(userHome: string, root: string): Promise<ModuleNetwork> {
  const sumdb = makeSumdb();
  const [good, bad] = [await startMadeModuleProxy(sumdb), await startMadeModuleProxy()];
  good.addModule(MODULE.path, MODULE.version, { 'rate.go': 'package time\n' });
  const goproxy = `${bad.url},${good.url}`;
  await mkdir(path.dirname(goEnvFile(userHome)), { recursive: true });
  await writeFile(
    profile(userHome),
    `# ~/.profile\nexport PATH=${root}/bin:$PATH\nexport GONOSUMDB=lab.corp.example\n`,
  );
  await writeFile(
    goEnvFile(userHome),
    `GOPROXY=${goproxy}\nGOSUMDB=${sumdb.vkey} ${good.url}\nGOPRIVATE=git.corp.example\nGOFLAGS=-modcacherw\n`,
  );
  return { good, bad, sumdb, goproxy, close: async () => void (await Promise.all([good.close(), bad.close()])) };
}

/** The machine of window.ts with a go and a network for it. Only with a real toolchain. */
export const test = base.extend<{ readonly modules: ModuleNetwork; readonly machine: Machine }>({
  modules: async ({ machine }, use) => {
    const made = await makeNetwork(machine.userHome, go?.root ?? '');
    await use(made);
    await made.close();
  },
  machine: async ({ machine }, use, testInfo) => {
    testInfo.skip(go === undefined, 'needs a real Go toolchain');
    await use(machine);
  },
});

export function profile(userHome: string): string {
  return path.join(userHome, '.profile');
}

function goEnvFile(userHome: string): string {
  return path.join(userHome, '.config/go/env');
}

/** A value of the go env file; null where it has none. */
export async function written(userHome: string, name: string): Promise<string | null> {
  const lines = (await readFile(goEnvFile(userHome), 'utf8')).split('\n');
  return lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}
