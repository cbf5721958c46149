import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDesktopState } from '../../electron/main/desktop-state.ts';
import { createSandbox } from '../helpers/sandbox.ts';

const NOTHING = { window: null, lastCheck: null, announced: [] };

describe('the state of the desktop app', () => {
  it('is what was written last', async () => {
    const { dir, context } = await createSandbox();
    const file = path.join(dir, 'user-data', 'desktop-state.json');
    const state = openDesktopState(file, context.log);
    expect(state.current).toEqual(NOTHING);
    state.update({ announced: ['go1.26.3'] });
    state.update({ lastCheck: { atMs: 5, isAnswered: true } });
    expect(openDesktopState(file, context.log).current).toEqual({
      ...NOTHING,
      announced: ['go1.26.3'],
      lastCheck: { atMs: 5, isAnswered: true },
    });
  });

  it('counts damaged parts as never written, and keeps the others', async () => {
    const { dir, context } = await createSandbox();
    const file = path.join(dir, 'state.json');
    await writeFile(
      file,
      JSON.stringify({ window: { x: 'left' }, announced: ['go1.26.3'], lastCheck: 5, newer: true }),
    );
    expect(openDesktopState(file, context.log).current).toEqual({ ...NOTHING, announced: ['go1.26.3'] });
  });

  it('never keeps the app from starting, whatever the file holds', async () => {
    const { dir, context } = await createSandbox();
    const file = path.join(dir, 'state.json');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.constantFrom('null', '[]', '{"window":')), async (text) => {
        await writeFile(file, text);
        expect(Object.keys(openDesktopState(file, context.log).current).sort()).toEqual([
          'announced',
          'lastCheck',
          'window',
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it('that cannot be written is a line in the log', async () => {
    const { dir, context, logged } = await createSandbox();
    const file = path.join(dir, 'state.json');
    await mkdir(file);
    const state = openDesktopState(file, context.log);
    state.update({ announced: ['go1.26.3'] });
    expect(state.current.announced).toEqual(['go1.26.3']);
    expect(logged.join('\n')).toContain('The state of the desktop app could not be written');
    await expect(readFile(file)).rejects.toThrow();
  });
});
