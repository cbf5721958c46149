import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunProgram } from '../../base/programs/run-program.ts';
import { makeProbeFolder } from '../../base/programs/temporary-folder.ts';

/** A process that is just being started elsewhere may hold our file open for a moment, which makes it busy. */
const ATTEMPTS = 3;

/**
 * True when a program in that folder can be started; proven by starting one. Throws where no file can be made in it.
 * Not for Windows.
 */
export async function canExecuteIn(
  folder: string,
  { runProgram, signal }: { readonly runProgram: RunProgram; readonly signal: AbortSignal },
) {
  const probe = await makeProbeFolder(folder);
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const program = path.join(probe, `probe${attempt}`);
      await writeFile(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
      const { outcome } = await runProgram(program, [], { env: {}, timeoutMs: 5000, signal });
      if (outcome !== 'failed-to-start') return true;
    }
    return false;
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}
