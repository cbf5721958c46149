import type { ChildProcess } from 'node:child_process';
import type { Env } from '../../context.ts';
import { startChild } from '../programs/start-child.ts';

export interface ProgramChoice {
  readonly program: string;
  readonly args: readonly string[];
}

interface StartOptions {
  readonly folder: string;
  readonly env: Env;
}

/** A program that has not failed by then is running. Launchers that find nothing to launch end sooner. */
const SETTLED_AFTER_MS = 700;

/**
 * Starts the first of the programs that is there and does not fail at once, in the folder and on its own: it outlives
 * us. False when there is none.
 */
export async function startFirst(choices: readonly ProgramChoice[], options: StartOptions): Promise<boolean> {
  for (const choice of choices) if (await starts(choice, options)) return true;
  return false;
}

function starts({ program, args }: ProgramChoice, { folder, env }: StartOptions): Promise<boolean> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = startChild(program, args, { cwd: folder, env, detached: true, stdio: 'ignore' });
    } catch {
      // Not there, or not to be started: the next one is tried.
      return resolve(false);
    }
    const settled = setTimeout(() => resolve(true), SETTLED_AFTER_MS);
    const settle = (isStarted: boolean) => {
      clearTimeout(settled);
      resolve(isStarted);
    };
    child.on('error', () => settle(false));
    child.on('exit', (code) => settle(code === 0));
    child.unref();
  });
}
