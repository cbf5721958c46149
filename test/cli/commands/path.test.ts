import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

it('goswitch path shows every go on PATH of the login shell in order, and what to do when another comes first', async () => {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH, SHELL: '/bin/sh' } });
  const goswitch = goswitchIn(sandbox);
  const bin = path.join(sandbox.userHome, '.gobrew/current/bin');
  await mkdir(bin, { recursive: true });
  await writeFile(path.join(bin, 'go'), '#!/bin/sh\necho go version go1.24.1 linux/amd64\n');
  await chmod(path.join(bin, 'go'), 0o755);
  await writeFile(path.join(sandbox.userHome, '.profile'), `PATH="${bin}:/usr/bin:/bin"; export PATH\n`);
  const { code, stdout, stderr } = await goswitch.run(['path']);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'Another go comes before GoSwitch on PATH. To put GoSwitch first, run: goswitch setup\n',
  });
  expect(stdout).toMatch(
    /\n\* {2}~\/\.gobrew\/current\/bin\/go {2}go1\.24\.1 {2}gobrew {2}~\/\.profile:1 \(likely\)\n/,
  );

  await goswitch.run(['setup', '--shell', 'sh']);
  const after = await goswitch.json(['path']);
  expect(after).toMatchObject({
    code: 0,
    value: {
      from: 'login-shell',
      reason: null,
      entries: [{ owner: 'GoSwitch' }, { owner: 'gobrew', version: 'go1.24.1' }],
    },
  });
});

it('goswitch path says when the login shell does not answer', async () => {
  const goswitch = goswitchIn(await createSandbox({ env: { PATH: '/nonexistent', SHELL: '/nonexistent/sh' } }));
  expect(await goswitch.run(['path'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr:
      'There is no go on PATH. To put GoSwitch on PATH, run: goswitch setup\nThis is the PATH of this terminal: /nonexistent/sh could not be started.\n',
  });
});
