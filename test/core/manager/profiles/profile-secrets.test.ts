import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hideSecretLines } from '../../../../electron/core/manager/profiles/profile-secrets.ts';
import { goswitchIn } from '../../../helpers/goswitch-command.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const PROFILE = `export DB_PASSWORD=hunter2-a
export STRIPE_KEY='hunter2-b'
set -x API_KEY hunter2-c
alias db='mysql -u root -phunter2-d'
alias q="curl -u me:hunter2-e https://x.example/?key=hunter2-f"
export PATH="$HOME/bin:$PATH"
`;

it('hides passwords and keys in the lines around a block, and nothing of other lines', () => {
  const shown = hideSecretLines(PROFILE);
  expect(shown).not.toContain('hunter2');
  expect(shown).toContain('export PATH="$HOME/bin:$PATH"');
  expect(shown.split('\n').length).toBe(PROFILE.split('\n').length);
});

it('no preview of setup shows them', async () => {
  const sandbox = await createSandbox();
  await writeFile(path.join(sandbox.userHome, '.bashrc'), PROFILE);
  const { stdout, stderr } = await goswitchIn(sandbox).run(['setup', '--shell', 'bash', '--preview']);
  expect(stdout + stderr).toContain('.bashrc');
  expect(stdout + stderr).not.toContain('hunter2');
});
