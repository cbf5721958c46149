import { realpath } from 'node:fs/promises';
import type { Core } from '../core/create-core.ts';
import type { VersionInEffect } from '../core/manager/home/version-in-effect.ts';

/**
 * Repairs the link `current` when a killed `use` left it behind `active`. Called by commands that only read, so it looks
 * first, at the price of two system calls, and loads what can repair it only then.
 */
export async function repairCurrent(engine: Core, inEffect: VersionInEffect): Promise<void> {
  if (inEffect.reason !== 'active') return;
  const [link, root] = await Promise.all(
    [engine.context.layout.current, inEffect.root].map((file) => realpath(file).catch(() => null)),
  );
  if (link !== root) await (await engine.switching()).repairCurrent();
}
