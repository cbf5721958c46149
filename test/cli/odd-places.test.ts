import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { goswitchIn, SOURCE_ENTRY } from '../helpers/goswitch-command.ts';
import { createSandbox } from '../helpers/sandbox.ts';

it('an empty HOME is one clear error', async () => {
  const { code, stderr } = await goswitchIn(await createSandbox()).run(['current'], { env: { HOME: '' } });
  expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 2, lines: 3 });
  expect(stderr).toContain('hint: Set HOME');
});

it.skipIf(process.platform === 'win32')('a working folder that was deleted is one clear error', async () => {
  const { dir, env } = await createSandbox();
  const script = 'mkdir gone && cd gone && rmdir ../gone && "$0" "$1" pin 2>&1; echo "code $?"';
  const said = execFileSync('/bin/sh', ['-c', script, process.execPath, SOURCE_ENTRY], { cwd: dir, env, encoding: 'utf8' });
  expect(said).toMatch(/^error: The working folder cannot be used.*\nhint: .*\ncode 2\n$/);
});
