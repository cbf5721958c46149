import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasDesktop, openFolder, openInBrowser } from '../../../../electron/core/base/desktop/open-address.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** A desktop whose programs write down what they were handed. */
async function desktopWith(programs: Readonly<Record<string, number>>) {
  const { dir, context, userHome } = await createSandbox({ os: 'linux' });
  const bin = path.join(dir, 'bin');
  const said = path.join(dir, 'said');
  await mkdir(bin);
  for (const [name, code] of Object.entries(programs)) {
    await writeFile(path.join(bin, name), `#!/bin/sh\nprintf '%s\\n' "${name}" "$@" >> '${said}'\nexit ${code}\n`);
    await chmod(path.join(bin, name), 0o755);
  }
  return {
    dir,
    context: { ...context, userHome, env: { ...context.env, PATH: bin } },
    said: async () => (await readFile(said, 'utf8')).trim().split('\n'),
  };
}

describe('the desktop', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', { WSL_DISTRO_NAME: 'Debian' }, true],
    ['linux', { DISPLAY: 'localhost:10.0', SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }, false],
    ['darwin', {}, true],
    ['darwin', { SSH_TTY: '/dev/ttys001' }, false],
    ['win32', {}, true],
  ] as const)('on %s with %j is there: %s', (os, env, isThere) => {
    expect(hasDesktop({ os, env })).toBe(isThere);
  });

  it('opens the address as one argument, whatever is in it', async () => {
    const { context, said } = await desktopWith({ 'xdg-open': 0 });
    const url = 'http://127.0.0.1:1/#token=a;b$(c)&d';
    expect(await openInBrowser(context, url)).toBe(true);
    expect(await said()).toEqual(['xdg-open', url]);
  });

  it('tries the next program when one fails, and says when there is none', async () => {
    const failing = await desktopWith({ 'xdg-open': 3, 'sensible-browser': 0 });
    expect(await openInBrowser(failing.context, 'http://127.0.0.1:1/')).toBe(true);
    expect(await failing.said()).toEqual([
      'xdg-open',
      'http://127.0.0.1:1/',
      'sensible-browser',
      'http://127.0.0.1:1/',
    ]);
    expect(await openInBrowser((await desktopWith({})).context, 'http://127.0.0.1:1/')).toBe(false);
  });

  it('opens folders, and nothing that is not one', async () => {
    const { dir, context, said } = await desktopWith({ 'xdg-open': 0 });
    const folder = path.join(dir, "o'clock $(x)");
    await mkdir(folder);
    await openFolder(context, folder);
    expect(await said()).toEqual(['xdg-open', folder]);
    const program = path.join(dir, 'program.desktop');
    await writeFile(program, '');
    for (const wrong of [program, path.join(dir, 'missing'), 'relative']) {
      await expect(openFolder(context, wrong)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(openFolder((await desktopWith({})).context, dir)).rejects.toMatchObject({ code: 'program-not-found' });
  });
});
