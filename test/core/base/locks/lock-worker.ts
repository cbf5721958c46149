/**
 * A process that takes a lock again and again: `node lock-worker.ts HOME ROUNDS [HOLD_MS]`. Inside, it makes a link
 * that names its pid, which fails when another live process is inside too, and adds one to a counter. Prints `waiting`,
 * `inside` and `done`; exits 1 on a violation.
 */
import { readFileSync, readlinkSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createLocks } from '../../../../electron/core/base/locks/create-locks.ts';
import { createLayout } from '../../../../electron/core/layout.ts';

const [home = '', rounds = '1', holdMs = '0'] = process.argv.slice(2);
const inside = path.join(home, 'inside');
const counter = path.join(home, 'counter');
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const print = (message: string) => console.error(message);
const locks = createLocks(
  {
    layout: createLayout(home),
    os: process.platform,
    clock: { now: () => Date.now(), sleep },
    log: { info: print, warn: print, error: print },
  },
  { waitMs: () => 60_000 },
);

/** A dead process may have left its link; a live one inside is a violation. */
function enter(): void {
  try {
    symlinkSync(String(process.pid), inside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = Number(readlinkSync(inside));
    if (isRunning(other)) throw new Error(`Process ${other} is inside too`);
    unlinkSync(inside);
    symlinkSync(String(process.pid), inside);
  }
}

function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

for (let round = 0; round < Number(rounds); round++) {
  const onWait = (holder: unknown) => console.log(`waiting ${JSON.stringify(holder)}`);
  await locks.withLock('hammered', { onWait }, async () => {
    enter();
    const count = Number(readFileSync(counter, 'utf8'));
    console.log('inside');
    await sleep(holdMs === 'random' ? Math.random() * 4 : Number(holdMs));
    writeFileSync(counter, String(count + 1));
    unlinkSync(inside);
  });
}
console.log('done');
