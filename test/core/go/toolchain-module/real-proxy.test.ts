import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openModuleProxy } from '../../../../electron/core/go/toolchain-module/open-module-proxy.ts';
import { hasRealModule, readGoSettings } from '../../../helpers/real-module-proxy.ts';
import { machineVariables } from '../../../helpers/scrub-environment.ts';
import { failure, openModuleWorld } from './module-world.ts';

/** Toolchains that the go command downloaded and verified, with the h1 that it wrote down. */
function verifiedByGo(cache: string): { version: string; h1: string }[] {
  const folder = path.join(cache, 'cache', 'download', 'golang.org', 'toolchain', '@v');
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.ziphash'));
    return names.map((name) => ({
      version: name.replace(/\.ziphash$/, ''),
      h1: readFileSync(path.join(folder, name), 'utf8').trim(),
    }));
  } catch {
    return [];
  }
}

const env = readGoSettings();
const verified = env === null ? [] : verifiedByGo(env['GOMODCACHE'] ?? '');

async function openReal() {
  const world = await openModuleWorld({ env: { ...machineVariables(), ...env } as Record<string, string> });
  return {
    ...world,
    opened: await openModuleProxy({ context: world.context, locks: world.locks, own: '', roots: [] }),
  };
}

/** Only a proxy that is there and has the list counts as one: machines without a network skip this by name. */
async function answers(): Promise<boolean> {
  return verified.length >= 2 && (await hasRealModule(verified[0]!.version));
}

describe.skipIf(!(await answers()))(
  'with the module proxy of this machine (needs one that answers, and two toolchains in the module cache)',
  () => {
    it('the h1 of each toolchain that the go command has is verified, each in a tree that agrees with the last', {
      timeout: 120_000,
    }, async () => {
      const { opened } = await openReal();
      for (const { version, h1 } of verified) {
        const proof = await opened.verify(version, h1);
        expect(proof).toMatchObject({ moduleVersion: version, h1 });
        expect(proof.treeSize).toBeGreaterThan(proof.recordId);
      }
    });

    it('another h1 is not', async () => {
      const { opened } = await openReal();
      const [first, second] = verified as [{ version: string; h1: string }, { version: string; h1: string }];
      expect(await failure(opened.verify(first.version, second.h1))).toMatchObject({
        code: 'module-mismatch',
        message: expect.stringContaining(first.h1),
      });
    });

    it('its list has those versions', async () => {
      const { opened } = await openReal();
      const [, os = '', arch = ''] = /\.([a-z0-9]+)-([a-z0-9]+)$/.exec(verified[0]?.version ?? '') ?? [];
      const { versions } = await opened.list({ os, arch });
      expect(versions.length).toBeGreaterThan(100);
      expect(versions.map(({ moduleVersion }) => moduleVersion)).toEqual(
        expect.arrayContaining(verified.map(({ version }) => version)),
      );
    });
  },
);
