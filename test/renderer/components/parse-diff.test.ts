import { expect, it } from 'vitest';
import { parseDiff } from '../../../renderer/components/parse-diff.ts';

const DIFF =
  '--- /home/a/.zshrc\n+++ /home/a/.zshrc\n@@ -1,2 +1,3 @@\n one\n-two\n+zwei\n+--- three\n\\ No newline at end of file\n';

it('names of files are told from lines that look like them', () => {
  expect(parseDiff(DIFF)).toEqual({
    lines: [
      { kind: 'file', text: '--- /home/a/.zshrc' },
      { kind: 'file', text: '+++ /home/a/.zshrc' },
      { kind: 'hunk', text: '@@ -1,2 +1,3 @@' },
      { kind: 'context', text: 'one' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: 'zwei' },
      { kind: 'added', text: '--- three' },
      { kind: 'note', text: 'No newline at end of file' },
    ],
    added: 2,
    removed: 1,
  });
});

it('no diff has no lines', () => {
  expect(parseDiff('')).toEqual({ lines: [], added: 0, removed: 0 });
});
