import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Check } from '../../../../electron/core/doctor/checks/check.ts';
import { openCheck } from '../../../helpers/check-machine.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const NO_CHECK: Check = { id: 'none', looksAt: '', run: async () => [] };
const SECRET = 'https://ada:geheim@proxy.corp.example';
const SHOWN = 'https://***@proxy.corp.example';

async function setUp() {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, NO_CHECK, { loginEnv: { PATH: '/usr/bin:/bin' } });
  const file = path.join(sandbox.userHome, '.config/go/env');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `GOPROXY=${SECRET},direct\n`);
  return { goEnv: await machine.core.goEnv(), file };
}

it('no list of presets shows a secret, and switching still writes it', async () => {
  const { goEnv, file } = await setUp();
  await goEnv.savePreset({ name: 'office', values: { GOPROXY: `${SHOWN},direct` } });
  await goEnv.savePreset({ name: 'home', values: { GOPROXY: null } });
  const known = await goEnv.listPresets();
  expect(known.presets[0]?.values).toEqual({ GOPROXY: `${SHOWN},direct` });
  expect(known.active).toBe('office');
  await goEnv.switchPreset('home');
  expect(await readFile(file, 'utf8')).not.toContain('GOPROXY');
  await goEnv.switchPreset('office');
  expect(await readFile(file, 'utf8')).toContain(`GOPROXY=${SECRET},direct`);
});

it('an edited preset keeps the secret it has, also when another is in effect', async () => {
  const { goEnv, file } = await setUp();
  await goEnv.savePreset({ name: 'office', values: { GOPROXY: `${SHOWN},direct` } });
  await writeFile(file, 'GOPROXY=direct\n');
  await goEnv.savePreset(
    { name: 'work', values: { GOPROXY: `https://other.example|${SHOWN}`, GOFLAGS: null } },
    'office',
  );
  expect((await goEnv.listPresets()).presets.map(({ name }) => name)).toEqual(['work']);
  await goEnv.switchPreset('work');
  expect(await readFile(file, 'utf8')).toContain(`GOPROXY=https://other.example|${SECRET}`);
});

it('a secret that is nowhere is refused, and nothing is kept', async () => {
  const { goEnv } = await setUp();
  const saving = goEnv.savePreset({ name: 'office', values: { GOPROXY: 'https://***@elsewhere.example' } });
  await expect(saving).rejects.toMatchObject({ code: 'go-setting-invalid' });
  expect(await goEnv.listPresets()).toEqual({ presets: [], active: null });
});
