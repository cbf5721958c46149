import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLinesBackward } from '../../../../electron/core/base/files/read-lines-backward.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

test('gives the lines of any file, last first, wherever the chunks are cut', async () => {
  const { dir } = await createSandbox();
  const file = path.join(dir, 'lines');
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'é', 'x'.repeat(65_535), 'y'.repeat(65_536), '设'.repeat(50_000)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (parts) => {
      const text = parts.join('\n');
      await writeFile(file, text);
      const lines: string[] = [];
      for await (const found of readLinesBackward(file)) lines.push(found);
      expect(lines).toEqual(text.split('\n').reverse());
    }),
  );
});
