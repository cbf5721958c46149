import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FORBIDDEN = [
  ['electron/contract', 'node:fs', 'Put behaviour into core/.'],
  ['electron/contract', '../core/layout.ts', 'Put behaviour into core/.'],
  ['electron/core/x', 'electron', 'Take what you need as an option of createCore.'],
  ['electron/core/x', '../../cli/output.ts', 'Emit an event or return a value'],
  ['electron/cli', 'electron', 'Only main/ and preload/ see Electron.'],
  ['electron/cli', '../web/server.ts', 'serve-window.ts alone starts the web host.'],
  ['electron/web', 'electron', 'Only main/ and preload/ see Electron.'],
  ['electron/web', '../main/window.ts', 'Use core/ or contract/.'],
  ['electron/main', '../web/server.ts', 'Use core/ or contract/.'],
  ['electron/preload', '../core/layout.ts', 'It takes its allow-list from contract/ and nothing else.'],
  ['renderer/features', '../../electron/core/layout.ts', 'Add a method to the Api if something is missing.'],
  ['renderer/features', 'node:fs', 'Call the Api of contract/ instead.'],
  ['renderer/features/versions', '../../../electron/contract/api-schemas.ts', 'zod stays out of the window.'],
  ['renderer/features/versions', '../projects/projects-store.ts', 'Features never import each other.'],
  ['renderer/components', '../app/route.ts', 'Shared pieces know neither the shell nor a feature.'],
] as const;

const ALLOWED = [
  ['electron/core/x', '../../contract/errors.ts'],
  ['electron/cli', '../core/create-core.ts'],
  ['electron/main', 'electron'],
  ['renderer/features', '../../electron/contract/models.ts'],
  ['renderer/features/versions', './versions-view.ts'],
  ['renderer/features/versions', '../../app/route.ts'],
] as const;

/** What Biome says of a small project under our own biome.json, one line a finding: `file: message`. */
let folder: string;
let findings: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'goswitch-layers-'));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await copyFile(path.join(root, 'biome.json'), path.join(folder, 'biome.json'));
  const write = async (name: string, code: string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), code);
  };
  for (const [index, [layer, module]] of FORBIDDEN.entries())
    await write(`${layer}/forbidden-${index}.ts`, `import { x } from '${module}';\nx();\n`);
  for (const [index, [layer, module]] of ALLOWED.entries())
    await write(`${layer}/allowed-${index}.ts`, `import { x } from '${module}';\nx();\n`);
  await write('electron/core/environment.ts', 'export const home = process.env.HOME;\n');
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.'];
  findings = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function findingsIn(name: string): string {
  return findings
    .split('\n')
    .filter((line) => line.includes(name))
    .join('\n');
}

describe('a forbidden import is refused with a message that says what to use instead', () => {
  it.each(FORBIDDEN.map(([layer, module, advice], index) => ({ layer, module, advice, index })))(
    '$layer: $module',
    ({ layer, advice, index }) => {
      expect(findingsIn(`${layer}/forbidden-${index}.ts`)).toContain(advice);
    },
  );

  it('core/ may not read the environment by itself', () => {
    expect(findingsIn('electron/core/environment.ts')).toContain('noProcessEnv');
  });

  it('every feature of the window is named in the rule that keeps features apart', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const rules = await readFile(path.join(root, 'biome.json'), 'utf8');
    const features = await readdir(path.join(root, 'renderer/features'));
    expect(features.filter((feature) => !rules.includes(`"../${feature}/**"`))).toEqual([]);
  });

  it('the allowed ones pass', () => {
    expect(findingsIn('/allowed-')).toBe('');
  });
});
