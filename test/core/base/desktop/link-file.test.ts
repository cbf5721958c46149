import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { writeLinkFile } from '../../../../electron/core/base/desktop/link-file.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const URL_WITH_TOKEN = 'http://127.0.0.1:4711/#token=abc-DEF_1';
/** Beyond what any system gives a process. */
const NO_PROCESS = 2 ** 30;

describe('the file that hands a link over', () => {
  it('can be read by its owner alone, goes on to the link, and is gone once that was used', async () => {
    const { context, dir } = await createSandbox({ os: 'linux' });
    const { address, remove } = await writeLinkFile(context, URL_WITH_TOKEN, { pid: process.pid, systemRoot: dir });
    const file = fileURLToPath(address);
    expect(path.dirname(file)).toBe(context.layout.links);
    if (process.platform !== 'win32') {
      expect([(await stat(file)).mode & 0o777, (await stat(context.layout.links)).mode & 0o777]).toEqual([
        0o600, 0o700,
      ]);
    }
    expect(address).not.toContain('token');
    expect(await readFile(file, 'utf8')).toContain(`location.replace("${URL_WITH_TOKEN}")`);
    await remove();
    await remove();
    expect(await readdir(context.layout.links)).toEqual([]);
  });

  it('lies where a browser in a snap can read it, where there are snaps', async () => {
    const { context, dir, userHome } = await createSandbox({ os: 'linux' });
    await mkdir(path.join(dir, 'var/lib/snapd'), { recursive: true });
    const { address } = await writeLinkFile(context, URL_WITH_TOKEN, { pid: process.pid, systemRoot: dir });
    expect(fileURLToPath(address).startsWith(path.join(userHome, 'goswitch-link-'))).toBe(true);
    expect((await stat(fileURLToPath(address))).mode & 0o077).toBe(0);
  });

  it('that a killed process left is removed by the next one; those of running ones and files of others stay', async () => {
    const { context, dir } = await createSandbox({ os: 'linux' });
    await mkdir(context.layout.links, { recursive: true });
    const names = [`goswitch-link-${NO_PROCESS}-x.html`, `goswitch-link-${process.pid}-y.html`, 'notes.html'];
    for (const name of names) await writeFile(path.join(context.layout.links, name), '');
    const { remove } = await writeLinkFile(context, URL_WITH_TOKEN, { pid: process.pid, systemRoot: dir });
    await remove();
    expect((await readdir(context.layout.links)).sort()).toEqual(names.slice(1).sort());
  });

  it('holds no text that the page would read as anything but the link', async () => {
    const { context, dir } = await createSandbox({ os: 'linux' });
    const { address } = await writeLinkFile(context, 'http://127.0.0.1:1/#a"</script><b>\'&\\', {
      pid: process.pid,
      systemRoot: dir,
    });
    const page = await readFile(fileURLToPath(address), 'utf8');
    expect(page.match(/<\/?(?:script|b)>/g)).toEqual(['<script>', '</script>']);
  });

  it('says what is wrong when there is no place for it', async () => {
    const { context, dir, home } = await createSandbox({ os: 'linux' });
    await writeFile(home, 'a file where the home should be');
    await expect(writeLinkFile(context, URL_WITH_TOKEN, { pid: process.pid, systemRoot: dir })).rejects.toThrow();
  });
});
