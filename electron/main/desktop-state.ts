import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readSmallTextSync } from '../core/base/files/read-small-file.ts';
import type { Log } from '../core/context.ts';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
const stateSchema = z.object({
  /** Where the window was, in the screen's points, and whether it filled its screen. */
  window: boundsSchema.extend({ isMaximized: z.boolean() }).nullable().catch(null),
  /** When the sources were last asked for new releases, in milliseconds since 1970, and whether one answered. */
  lastCheck: z.object({ atMs: z.number(), isAnswered: z.boolean() }).nullable().catch(null),
  /** Versions that a notification has told of. */
  announced: z.array(z.string()).catch([]),
});

/**
 * What this program remembers of itself on this desktop. Nothing in it is the engine's: losing it costs a window its
 * place.
 */
type DesktopState = Readonly<z.infer<typeof stateSchema>>;

export interface DesktopStateFile {
  readonly current: DesktopState;
  /** Written when this returns, because the last change comes while the app ends; a failure is logged. */
  update(changes: Partial<DesktopState>): void;
}

/** Reads the file once. Missing or damaged parts count as never written. */
export function openDesktopState(file: string, log: Log): DesktopStateFile {
  let current: DesktopState = stateSchema.parse(readJson(file, log));
  return {
    get current() {
      return current;
    },
    update(changes) {
      current = { ...current, ...changes };
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, `${JSON.stringify(current)}\n`);
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.warn('The state of the desktop app could not be written', { error });
      }
    },
  };
}

function readJson(file: string, log: Log): object {
  try {
    const value: unknown = JSON.parse(readSmallTextSync(file));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      log.warn('The state of the desktop app could not be read', { error });
    return {};
  }
}
