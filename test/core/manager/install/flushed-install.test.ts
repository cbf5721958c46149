import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { builtEntry } from '../../../helpers/built-entry.ts';
import { makeSdkEntries, makeTarGz } from '../../../helpers/make-archive.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

/**
 * What a power cut could undo is on the device in this order: the files, the manifest, the name below versions/, the
 * journal.
 */
it.skipIf(!hasStrace)(
  'an install flushes its files before its rename, and the rename and the journal after it (needs strace)',
  { timeout: 120_000 },
  async () => {
    const { dir, env, home } = await createSandbox();
    const bytes = makeTarGz(makeSdkEntries({ version: 'go1.26.3' }));
    const file = path.join(dir, 'go1.26.3.linux-amd64.tar.gz');
    await writeFile(file, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const trace = path.join(dir, 'trace');
    const calls = 'trace=syncfs,fsync,fdatasync,rename,renameat,renameat2';
    const command = [process.execPath, builtEntry(), 'install', '--from', file, '--sha256', sha256, '--home', home];
    const { status, stderr } = spawnSync('strace', ['-f', '-y', '-o', trace, '-e', calls, ...command], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const lines = (await readFile(trace, 'utf8')).split('\n');
    const at = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
    const order = [
      at(/syncfs\(/),
      at(/fsync\(.*versions\/\.goswitch-/),
      at(/rename.*staging.*versions\/go1\.26\.3"/),
      lines.findLastIndex((line) => /fsync\(.*\/versions>/.test(line)),
      at(/fdatasync\(.*journal\.jsonl/),
    ];
    expect(
      order.every((place) => place >= 0),
      `${order} of\n${lines.join('\n')}`,
    ).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  },
);
