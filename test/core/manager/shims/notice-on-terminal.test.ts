import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { call, makeShimHome } from '../../../helpers/shim-home.ts';

/** script(1) of util-linux gives a program a terminal; that of BSD takes other arguments. */
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

it.skipIf(!hasScript)('a go that is not GoSwitch’s own is named on a terminal, for "go version" alone', async () => {
  const { context, dir } = await createSandbox();
  await makeShimHome(context, { installed: ['go1.26.3'] });
  const own = path.join(dir, 'own');
  await mkdir(own);
  await writeFile(path.join(own, 'go'), '#!/bin/sh\necho "ran $1"\n', { mode: 0o755 });
  const { shims } = context.layout;
  const options = {
    cwd: dir,
    env: { PATH: `${shims}:${own}:/usr/bin:/bin`, HOME: dir, TERM: 'xterm', SHELL: '/bin/sh' },
  };
  const onTerminal = async (line: string) =>
    (await call('/usr/bin/script', ['-qec', line, '/dev/null'], options)).stdout.replaceAll('\r', '');
  const notice = `goswitch: no Go version is active; this is ${own}/go\n`;

  expect(await onTerminal('go version')).toBe(`${notice}ran version\n`);
  // Whoever pinned the folder to it knows.
  await writeFile(path.join(dir, '.go-version'), 'system\n');
  expect(await onTerminal('go version')).toBe('ran version\n');
});

it.skipIf(!hasScript)('builds stay quiet, on a terminal too', async () => {
  const { context, dir } = await createSandbox();
  await makeShimHome(context, { installed: [] });
  const own = path.join(dir, 'own');
  await mkdir(own);
  await writeFile(path.join(own, 'go'), '#!/bin/sh\necho "ran $1"\n', { mode: 0o755 });
  const env = { PATH: `${context.layout.shims}:${own}:/usr/bin:/bin`, HOME: dir, TERM: 'xterm', SHELL: '/bin/sh' };
  const { stdout } = await call('/usr/bin/script', ['-qec', 'go build', '/dev/null'], { cwd: dir, env });
  expect(stdout.replaceAll('\r', '')).toBe('ran build\n');
  const piped = await call(path.join(context.layout.shims, 'go'), ['version'], { cwd: dir, env });
  expect([piped.stdout, piped.stderr]).toEqual(['ran version\n', '']);
});
