import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashFile } from '../../../../electron/core/base/files/hash-file.ts';
import {
  readFileHead,
  readSmallFile,
  readSmallText,
  readSmallTextSync,
} from '../../../../electron/core/base/files/read-small-file.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** Every way in, by what it says of one file. */
async function readings(file: string): Promise<string[]> {
  const said = async (read: () => Promise<unknown>) =>
    await read().then(String, (error) => `${error.code}: ${error.message}`);
  return await Promise.all([
    said(() => readSmallFile(file)),
    said(() => readSmallText(file)),
    said(async () => readSmallTextSync(file)),
    said(() => readFileHead(file, 64)),
    said(() => hashFile(file)),
  ]);
}

describe('a small file of others', () => {
  it('is read whole, an empty one too, and one of /proc, whose size is said to be 0', async () => {
    const { dir } = await createSandbox();
    const file = path.join(dir, 'file');
    for (const text of ['', 'a', 'é\n'.repeat(20_000)]) {
      await writeFile(file, text);
      expect([await readSmallText(file), readSmallTextSync(file), await readSmallText(file, 'latin1')]).toEqual([
        text,
        text,
        Buffer.from(text).toString('latin1'),
      ]);
      expect(await readFileHead(file, 4)).toEqual(Buffer.from(text).subarray(0, 4));
    }
    if (existsSync('/proc/self/stat'))
      expect(Number.parseInt(await readSmallText('/proc/self/stat'), 10)).toBe(process.pid);
  });

  it.skipIf(process.platform === 'win32')(
    'never waits for a pipe, a device or a socket, nor for a link to one, and says what it is',
    async () => {
      const { dir } = await createSandbox();
      const at = (name: string) => path.join(dir, name);
      execFileSync('mkfifo', [at('pipe')]);
      const server = net.createServer().listen(at('socket'));
      onTestFinished(() => void server.close());
      await new Promise((resolve) => server.once('listening', resolve));
      await symlink('pipe', at('link'));
      await symlink('/dev/zero', at('zeros'));
      await mkdir(at('folder'));
      for (const [name, kind] of [
        ['pipe', 'a named pipe'],
        ['link', 'a named pipe'],
        ['socket', 'a socket'],
        ['zeros', 'a device'],
      ] as const) {
        const expected = `invalid-input: ${at(name)} is ${kind}, not a regular file`;
        expect(await readings(at(name))).toEqual(Array(5).fill(expected));
      }
      expect((await readings(at('folder'))).map((said) => said.split(':', 1)[0])).toEqual(Array(5).fill('EISDIR'));
      expect((await readings(at('nothing'))).map((said) => said.split(':', 1)[0])).toEqual(Array(5).fill('ENOENT'));
    },
  );

  it('is refused beyond its bound without being read: 4 GiB cost no more than a page', async () => {
    const { dir } = await createSandbox();
    const file = path.join(dir, 'huge');
    const handle = await open(file, 'w');
    await handle.truncate(4 * 2 ** 30);
    await handle.close();
    const before = process.memoryUsage().rss;
    const refused = `${file} is larger than 1 MiB`;
    await expect(readSmallFile(file)).rejects.toThrow(refused);
    await expect(readSmallText(file)).rejects.toThrow(refused);
    expect(() => readSmallTextSync(file)).toThrow(refused);
    expect((await readFileHead(file, 64)).length).toBe(64);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 2 ** 20);
    await writeFile(file, 'x'.repeat(11));
    await expect(readSmallFile(file, { maxBytes: 10 })).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await readSmallFile(file, { maxBytes: 11 })).length).toBe(11);
  });
});
