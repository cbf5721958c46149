import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../../electron/core/manager/profiles/unified-diff.ts';
import { hasProgram } from './find-program.ts';

const run = promisify(execFile);
const names = { from: '/h/.bashrc', to: '/h/.bashrc', contextLines: 3 };

describe('unified diff', () => {
  it('is empty when nothing differs', () => {
    expect(unifiedDiff('a\n', 'a\n', names)).toBe('');
  });

  it('shows an added end, with three lines around it', () => {
    expect(unifiedDiff('1\n2\n3\n4\n', '1\n2\n3\n4\nx\n', names)).toBe(
      '--- /h/.bashrc\n+++ /h/.bashrc\n@@ -2,3 +2,4 @@\n 2\n 3\n 4\n+x\n',
    );
  });

  it('shows a new file, and a missing final newline', () => {
    expect(unifiedDiff('', 'x', { ...names, from: '/dev/null' })).toBe(
      '--- /dev/null\n+++ /h/.bashrc\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n',
    );
  });

  it('shows only what changed when no context is wanted', () => {
    expect(unifiedDiff('1\n2\n3\n', '1\nx\n3\n', { ...names, contextLines: 0 })).toBe(
      '--- /h/.bashrc\n+++ /h/.bashrc\n@@ -2 +2 @@\n-2\n+x\n',
    );
  });

  it.skipIf(!hasProgram('patch'))(
    'is what patch needs to make one text of the other (needs patch on this machine)',
    async () => {
      const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-diff-'));
      const text = fc
        .array(fc.constantFrom('a', 'b', 'c', '', '\t x'), { maxLength: 14 })
        .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`));
      try {
        await fc.assert(
          fc.asyncProperty(text, text, fc.constantFrom(1, 3), async (before, after, contextLines) => {
            fc.pre(before !== after);
            const [file, diff] = [path.join(dir, 'file'), path.join(dir, 'diff')];
            await writeFile(file, before);
            await writeFile(diff, unifiedDiff(before, after, { ...names, contextLines }));
            await run('patch', ['-s', '--no-backup-if-mismatch', file, diff]);
            expect(await readFile(file, 'utf8').catch(() => '')).toBe(after);
          }),
          { numRuns: 40 },
        );
      } finally {
        await rm(dir, { recursive: true });
      }
    },
  );
});
