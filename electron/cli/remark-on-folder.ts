import path from 'node:path';
import type { CoreContext } from '../core/context.ts';
import type { Core } from '../core/create-core.ts';
import type { GoHere } from '../core/manager/projects/go-here.ts';
import type { Invocation } from './command.ts';
import type { Output } from './output.ts';
import { remarksOn } from './remark-on-toolchain.ts';
import { switchingWords } from './words/en/switching.ts';
import { speaker } from './words/speak.ts';

const say = speaker('switching', switchingWords);

/** Another folder is entered by its own name; `.` is where this process stands, even when that was deleted. */
function placeOf(context: CoreContext, folder: string): [CoreContext, { readonly cwd: string }] {
  if (folder === '.') return [context, { cwd: folder }];
  const at = path.resolve(folder);
  return [{ ...context, env: { ...context.env, PWD: at } }, { cwd: at }];
}

/** The go that is called in the folder, and what runs; null where none can be called, which is told when it is. */
export async function goInFolder({ context }: Core, folder: string): Promise<GoHere | null> {
  const { goHere } = await import('../core/manager/projects/go-here.ts');
  return await goHere(...placeOf(context, folder)).catch(() => null);
}

/**
 * Says what runs in the folder in spite of what is pinned, active or just changed. Silent when what is named is what
 * runs.
 */
export async function remarkOnFolder(
  engine: Core,
  { output }: Pick<Invocation, 'output'>,
  folder: string,
): Promise<void> {
  if (!output.json && !output.quiet) remarkOnGo(output, await goInFolder(engine, folder));
}

/** The same of what `goInFolder` found. */
export function remarkOnGo(output: Output, here: GoHere | null): void {
  if (here === null) return;
  if (here.called.reason === 'env') output.remark(say('stillEnv', { version: here.called.version }));
  for (const remark of remarksOn(here)) output.remark(remark);
}
