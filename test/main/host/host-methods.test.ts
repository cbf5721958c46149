import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHostMethods } from '../../../electron/main/host/host-methods.ts';
import { createElectronStandIn } from '../../helpers/electron-stand-in.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { startDesktop } from '../start-desktop.ts';

describe('dialogs', () => {
  it('pick a folder', async () => {
    const { electron, page } = await startDesktop();
    electron.picks.push('/src/shop');
    expect(await page().call('host.pickFolder', { title: 'Add a project' })).toBe('/src/shop');
    expect(await page().call('host.pickFolder')).toBeNull();
    expect(electron.opened).toEqual([
      { title: 'Add a project', properties: ['openDirectory'] },
      { title: 'Choose a folder', properties: ['openDirectory'] },
    ]);
  });

  it('pick an archive', async () => {
    const { electron, page } = await startDesktop({ languages: ['zh-CN'] });
    electron.picks.push('/tmp/go1.26.3.linux-amd64.tar.gz');
    expect(await page().call('host.pickArchive')).toBe('/tmp/go1.26.3.linux-amd64.tar.gz');
    const filters = [{ name: 'Go 安装包', extensions: ['gz', 'tgz', 'zip'] }];
    expect(electron.opened).toEqual([{ title: '选择 Go 安装包', properties: ['openFile'], filters }]);
  });
});

describe('things outside the window', () => {
  it('opens folders, and nothing else', async () => {
    const { electron, page, engine } = await startDesktop();
    const { dir, userHome } = engine.sandbox;
    await writeFile(path.join(dir, 'run-me'), '#!/bin/sh\n', { mode: 0o755 });
    await page().call('host.openFolder', { path: dir });
    await page().call('host.openFolder', { path: '~' });
    for (const wrong of [path.join(dir, 'run-me'), path.join(dir, 'nowhere'), 'relative', 'https://example.org/']) {
      await expect(page().call('host.openFolder', { path: wrong })).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(electron.opened).toEqual([`path ${dir}`, `path ${userHome}`]);
  });

  it('shows an application of macOS in its folder instead of starting it', async () => {
    const { context, dir } = await createSandbox();
    const electron = createElectronStandIn({ userData: dir });
    const host = createHostMethods(electron.parts, {
      context: { ...context, os: 'darwin' },
      clicks: { take: () => true },
      desktop: () => expect.fail(),
    });
    for (const name of ['Evil.app', 'go1.26.3']) await mkdir(path.join(dir, name));
    const call = { signal: new AbortController().signal };
    await host['host.openFolder']({ path: path.join(dir, 'Evil.app') }, call);
    await host['host.openFolder']({ path: path.join(dir, 'go1.26.3') }, call);
    expect(electron.opened).toEqual([`item ${dir}/Evil.app`, `path ${dir}/go1.26.3`]);
  });

  it('opens plain https links, and nothing else', async () => {
    const { electron, page, window } = await startDesktop();
    window().webContents.click();
    await page().call('host.openExternal', { url: 'https://go.dev/doc/go1.26' });
    for (const url of ['http://go.dev/', 'file:///etc/passwd', 'https://user:secret@go.dev/', 'javascript:alert(1)']) {
      await expect(page().call('host.openExternal', { url })).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(electron.opened).toEqual(['external https://go.dev/doc/go1.26']);
  });

  it('opens a terminal and an editor in a folder', async () => {
    const { page, engine } = await startDesktop();
    const { dir } = engine.sandbox;
    const script = (name: string) => `#!/bin/sh\necho "${name} $PWD $*" > '${dir}/${name}.txt'\n`;
    for (const name of ['x-terminal-emulator', 'code']) {
      await writeFile(path.join(dir, 'bin', name), script(name));
      await chmod(path.join(dir, 'bin', name), 0o755);
    }
    const folder = path.join(dir, "a project's folder");
    await mkdir(folder);
    await page().call('host.openTerminal', { path: folder });
    await page().call('host.openEditor', { path: folder });
    const said = (name: string) => eventually(() => readFile(path.join(dir, `${name}.txt`), 'utf8'));
    expect([await said('x-terminal-emulator'), await said('code')]).toEqual([
      `x-terminal-emulator ${folder} \n`,
      `code ${folder} ${folder}\n`,
    ]);
  });

  it('says that there is no editor', async () => {
    const { page, engine } = await startDesktop();
    await expect(page().call('host.openEditor', { path: engine.sandbox.dir })).rejects.toMatchObject({
      code: 'program-not-found',
    });
  });

  it('opens another window beside the first', async () => {
    const { electron, page, window } = await startDesktop();
    const { x, y } = window().getNormalBounds();
    expect(await page().call('host.openWindow')).toEqual({ url: null });
    expect(
      electron.windows.map((shown) => shown.getNormalBounds()).map((bounds) => [bounds.x - x, bounds.y - y]),
    ).toEqual([
      [0, 0],
      [28, 28],
    ]);
  });
});
