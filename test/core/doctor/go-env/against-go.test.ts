import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GoEnvReport } from '../../../../electron/contract/go-env.ts';
import type { Check } from '../../../../electron/core/doctor/checks/check.ts';
import { openCheck } from '../../../helpers/check-machine.ts';
import { findRealToolchains, type RealToolchain } from '../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const toolchains = findRealToolchains().slice(-3);
const NO_CHECK: Check = { id: 'none', looksAt: '', run: async () => [] };

/** Values that the go command accepts, for the variables that people set. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  GOPROXY: ['https://one.example,direct', 'https://two.example|off', 'direct', 'off'],
  GOSUMDB: ['off', 'sum.golang.org', 'sum.golang.google.cn'],
  GOPRIVATE: ['git.corp.example', '*.corp.example,github.com/ours/*'],
  GONOPROXY: ['none', 'git.corp.example'],
  GOFLAGS: ['-mod=mod', '-v -trimpath'],
  GOBIN: ['/opt/bin', '/home/ada/bin'],
  GOTOOLCHAIN: ['local', 'auto', 'go1.23.5+auto'],
  CGO_ENABLED: ['0', '1'],
  GOAMD64: ['v2', 'v3'],
  CC: ['clang', 'gcc-14'],
};

/**
 * The toolchain with a go.env of our own: its program is a copy, because go finds its root by where the program really
 * is.
 */
async function withOwnGoEnv({ root }: RealToolchain, folder: string): Promise<string> {
  await mkdir(path.join(folder, 'bin'), { recursive: true });
  await copyFile(path.join(root, 'bin', 'go'), path.join(folder, 'bin', 'go'));
  for (const name of await readdir(root))
    if (name !== 'bin' && name !== 'go.env') await symlink(path.join(root, name), path.join(folder, name));
  return folder;
}

type Places = Record<'environment' | 'go-env-file' | 'sdk', Record<string, string>>;

/**
 * For each variable and place: no value, or one of them; an empty one too where that means something. Park and Miller's
 * generator.
 */
function makePlaces(seed: number): Places {
  let state = seed * 7919 + 1;
  const next = (count: number) => {
    state = (state * 48271) % 2147483647;
    return state % count;
  };
  const places: Places = { environment: {}, 'go-env-file': {}, sdk: {} };
  for (const [name, values] of Object.entries(VALUES)) {
    for (const place of Object.values(places)) {
      const choice = next(values.length + 2);
      if (choice < values.length) place[name] = values[choice]!;
    }
  }
  return places;
}

const lines = (values: Record<string, string>) => Object.entries(values).map(([name, value]) => `${name}=${value}\n`);

function askReal(root: string, env: Record<string, string>, args: readonly string[]): Record<string, string> {
  return JSON.parse(
    execFileSync(path.join(root, 'bin', 'go'), ['env', '-json', ...args], { env, cwd: '/', encoding: 'utf8' }),
  );
}

/** Of this form alone the go command never hands over to another toolchain (cmd/go/internal/toolchain/select.go). */
function askToolchain(root: string, env: Record<string, string>): string {
  return execFileSync(path.join(root, 'bin', 'go'), ['env', 'GOTOOLCHAIN'], { env, cwd: '/', encoding: 'utf8' }).trim();
}

const named = (report: GoEnvReport) => new Map(report.variables.map((variable) => [variable.name, variable]));

describe.skipIf(toolchains.length < 2)(
  'where values come from, against the real go env (needs two real toolchains)',
  () => {
    it.each(toolchains)('$version: twelve combinations of the four places', async (toolchain) => {
      const sandbox = await createSandbox();
      const root = await withOwnGoEnv(toolchain, path.join(sandbox.dir, 'sdk'));
      const file = path.join(sandbox.userHome, '.config/go/env');
      await mkdir(path.dirname(file), { recursive: true });
      for (let seed = 1; seed <= 12; seed++) {
        const places = makePlaces(seed);
        await writeFile(file, ['# kept\n', ...lines(places['go-env-file'])].join(''));
        await writeFile(path.join(root, 'go.env'), ['# of the SDK\n', ...lines(places.sdk)].join(''));
        await rm(path.join(sandbox.userHome, '.profile'), { force: true });
        const machine = await openCheck(sandbox, NO_CHECK, {
          loginEnv: { PATH: `${root}/bin:/usr/bin:/bin`, ...places.environment },
        });
        const report = await (await machine.core.goEnv()).list();
        expect(report).toMatchObject({
          sdk: { root, version: toolchain.version },
          problem: null,
          surroundings: 'login-shell',
          goEnvFile: file,
        });
        const found = named(report);

        const env = { HOME: sandbox.userHome, PATH: `${root}/bin:/usr/bin:/bin`, ...places.environment };
        const names = Object.keys(VALUES).filter((name) => name !== 'GOTOOLCHAIN');
        const real = {
          ...askReal(root, { ...env, GOTOOLCHAIN: 'local' }, names),
          GOTOOLCHAIN: askToolchain(root, env),
        };
        expect(
          Object.fromEntries(Object.keys(real).map((name) => [name, found.get(name)?.value])),
          `seed ${seed}`,
        ).toEqual(real);

        for (const name of Object.keys(VALUES)) {
          const strongest = (Object.keys(places) as (keyof Places)[]).filter(
            (place) => places[place][name] !== undefined,
          );
          const chain = found.get(name)?.chain ?? [];
          expect(
            [name, chain.filter(({ origin }) => origin !== 'built-in').map(({ origin }) => origin)],
            `seed ${seed}`,
          ).toEqual([name, strongest]);
          if (chain[0] !== undefined) expect(chain[0].value, `${name}, seed ${seed}`).toBe(found.get(name)?.value);
        }
      }
    });

    it.each(toolchains.filter(({ version }) => Number(version.split('.')[1]) >= 23))(
      '$version: go env -changed lists what has a place of the user',
      async ({ root }) => {
        const sandbox = await createSandbox();
        const values = { GOPROXY: 'https://one.example', GOFLAGS: '-v', GOBIN: '/opt/bin' };
        const files = { '.config/go/env': lines({ ...values, GOPRIVATE: 'git.corp.example' }).join('') };
        const loginEnv = { PATH: `${root}/bin:/usr/bin:/bin`, GOAMD64: 'v3', GOFLAGS: '-mod=mod' };
        const machine = await openCheck(sandbox, NO_CHECK, { loginEnv, files });
        const report = await (await machine.core.goEnv()).list();
        const ours = report.variables.filter(
          ({ chain }) => chain[0]?.origin === 'environment' || chain[0]?.origin === 'go-env-file',
        );
        const real = askReal(root, { HOME: sandbox.userHome, ...loginEnv, GOTOOLCHAIN: 'local' }, ['-changed']);
        const follows = ['GONOPROXY', 'GONOSUMDB', 'GOTOOLCHAIN', 'GOGCCFLAGS', 'GOMODCACHE', 'GOPATH', 'GOCACHE'];
        expect(ours.map(({ name }) => name).sort()).toEqual(
          Object.keys(real)
            .filter((name) => !follows.includes(name))
            .sort(),
        );
      },
    );

    it('names the line of the profile, and what the line overrules', async () => {
      const { root } = toolchains.at(-1)!;
      const sandbox = await createSandbox();
      const loginEnv = { PATH: `${root}/bin:/usr/bin:/bin`, GOPROXY: 'https://ada:geheim@proxy.corp.example,direct' };
      const machine = await openCheck(sandbox, NO_CHECK, {
        loginEnv,
        files: { '.config/go/env': 'GOPROXY=off\n', '.profile': '# mine\n' },
      });
      const report = await (await machine.core.goEnv()).list();
      const origins = named(report)
        .get('GOPROXY')
        ?.chain.map(({ origin, file, line }) => [origin, file && path.basename(file), line]);
      expect(origins?.slice(0, 2)).toEqual([
        ['environment', '.profile', 3],
        ['go-env-file', 'env', 1],
      ]);
      expect(JSON.stringify(report)).not.toContain('geheim');
    });

    it('without a go that works it reads the files, and says why', async () => {
      const sandbox = await createSandbox();
      const { root } = toolchains.at(-1)!;
      const files = { '.config/go/env': 'GOROOT=/nowhere\nGOFLAGS=-v\n' };
      const machine = await openCheck(sandbox, NO_CHECK, { loginEnv: { PATH: `${root}/bin:/usr/bin:/bin` }, files });
      const report = await (await machine.core.goEnv()).list();
      expect(report.problem).toMatchObject({
        code: 'go-setting-invalid',
        message: expect.stringContaining('cannot find GOROOT directory'),
      });
      expect([named(report).get('GOFLAGS')?.value, named(report).get('GOROOT')?.value]).toEqual(['-v', '/nowhere']);
      const none = await openCheck(await createSandbox(), NO_CHECK, { loginEnv: { PATH: '/nowhere', GOFLAGS: '-x' } });
      const bare = await (await none.core.goEnv()).list();
      expect([bare.sdk, named(bare).get('GOFLAGS')?.value]).toEqual([null, '-x']);
    });
  },
);
