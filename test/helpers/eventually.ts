import { vi } from 'vitest';

/**
 * Waits until `look` no longer throws, and returns what it returned. The limit only ends a test that would hang: Vitest's
 * own, one second, is a timed test, and fails on a busy machine. `expect.poll` has the same limit by vitest.config.ts.
 */
export function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(look, { timeout: 20_000 });
}
