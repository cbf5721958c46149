import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { madeH1, makeSumdb } from '../../../helpers/made-sumdb.ts';
import { openMadeProxy, openModuleWorld } from './module-world.ts';

const VERSION = 'v0.0.1-go1.26.3.linux-amd64';
const H1 = madeH1('the zip');
const child = path.join(import.meta.dirname, 'verify-child.ts');

it('processes at once, each with another size of one database, all verify, and the newest tree is what stays', async () => {
  const sumdb = makeSumdb();
  sumdb.add('golang.org/toolchain', VERSION, H1);
  sumdb.fill(600);
  const { sandbox, context } = await openModuleWorld({ sumdb });
  const runs = [300, 20, 601, 257].map(async (size) => {
    const proxy = await openMadeProxy(sumdb.forkAt(size));
    // Tiles of the trees that the others have seen are to be had everywhere.
    proxy.intercept((asked, bytes) => (asked.startsWith('tile/') ? sumdb.answer(asked) : bytes));
    const { stdout } = await promisify(execFile)(process.execPath, [
      child,
      sandbox.home,
      proxy.url,
      sumdb.vkey,
      VERSION,
      H1,
    ]);
    return JSON.parse(stdout) as { treeSize: number; h1: string };
  });
  const proofs = await Promise.all(runs);
  expect(proofs.every(({ h1 }) => h1 === H1)).toBe(true);
  const [folder = ''] = await readdir(context.layout.sumdb);
  expect(await readFile(path.join(context.layout.sumdb, folder, 'latest'), 'utf8')).toBe(sumdb.treeNote());
});
