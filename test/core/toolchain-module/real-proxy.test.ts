import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openModuleProxy } from '../../../electron/core/toolchain-module/open-module-proxy.ts';
import { findRealGo } from '../../helpers/real-go.ts';
import { failure, openModuleWorld } from './module-world.ts';

/** What this machine's own go is set up for; nothing of it is written here. */
function goEnvironment(): Record<string, string> | null {
  const go = findRealGo();
  if (go === null) return null;
  const names = ['GOPROXY', 'GOSUMDB', 'GOMODCACHE', 'GOAUTH'];
  const values = execFileSync(path.join(go.root, 'bin', 'go'), ['env', ...names], {
    env: { ...process.env, GOTOOLCHAIN: 'local' },
    encoding: 'utf8',
  }).split('\n');
  return Object.fromEntries(names.map((name, at) => [name, values[at]?.trim() ?? '']));
}

/** Toolchains that the go command downloaded and proved, with the h1 that it wrote down. */
function provenByGo(cache: string): { version: string; h1: string }[] {
  const folder = path.join(cache, 'cache', 'download', 'golang.org', 'toolchain', '@v');
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.ziphash'));
    return names.map((name) => ({ version: name.replace(/\.ziphash$/, ''), h1: readFileSync(path.join(folder, name), 'utf8').trim() }));
  } catch {
    return [];
  }
}

const env = goEnvironment();
const proven = env === null ? [] : provenByGo(env['GOMODCACHE'] ?? '');
const TLS = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

async function openReal() {
  const inherited = TLS.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  const world = await openModuleWorld({ env: { ...env, ...Object.fromEntries(inherited) } as Record<string, string> });
  return { ...world, opened: await openModuleProxy({ context: world.context, locks: world.locks, own: '', roots: [] }) };
}

/** Only a proxy that is there and has the list counts as one: machines without a network skip this by name. */
async function answers(): Promise<boolean> {
  if (env === null || proven.length < 2 || env['GOSUMDB'] === 'off' || !/^https?:/.test(env['GOPROXY'] ?? '')) return false;
  const first = (env['GOPROXY'] ?? '').split(/[,|]/)[0];
  return await fetch(`${first}/golang.org/toolchain/@v/list`, { signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

describe.skipIf(!(await answers()))('with the module proxy of this machine (needs one that answers, and two toolchains in the module cache)', () => {
  it('the h1 of each toolchain that the go command has is proven, each in a tree that agrees with the last', { timeout: 120_000 }, async () => {
    const { opened } = await openReal();
    for (const { version, h1 } of proven) {
      const proof = await opened.prove(version, h1);
      expect(proof).toMatchObject({ moduleVersion: version, h1 });
      expect(proof.treeSize).toBeGreaterThan(proof.recordId);
    }
  });

  it('another h1 is not', { timeout: 60_000 }, async () => {
    const { opened } = await openReal();
    const [first, second] = proven as [{ version: string; h1: string }, { version: string; h1: string }];
    expect(await failure(opened.prove(first.version, second.h1))).toMatchObject({
      code: 'module-mismatch',
      message: expect.stringContaining(first.h1),
    });
  });

  it('its list has those versions', { timeout: 60_000 }, async () => {
    const { opened } = await openReal();
    const [, os = '', arch = ''] = /\.([a-z0-9]+)-([a-z0-9]+)$/.exec(proven[0]?.version ?? '') ?? [];
    const { versions } = await opened.list({ os, arch });
    expect(versions.length).toBeGreaterThan(100);
    expect(versions.map(({ moduleVersion }) => moduleVersion)).toEqual(expect.arrayContaining(proven.map(({ version }) => version)));
  });
});
