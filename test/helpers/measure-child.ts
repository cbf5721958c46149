import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** What a child said as JSON on its standard output, and the most memory that it ever held. */
interface Measured<T> {
  readonly said: T;
  readonly peakMegabytes: number;
}

/**
 * Runs a small program of the tests in a process of its own. It ends with `report(value)`. Throws when it does not.
 *
 * @param program its URL, as `new URL('x-child.ts', import.meta.url)`
 */
export async function measureChild<T>(program: URL, args: readonly string[]): Promise<Measured<T>> {
  // With so little, what is no longer needed is collected at once, and not when the machine has time for it.
  const child = spawn(process.execPath, ['--max-old-space-size=128', fileURLToPath(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/bin:/bin' },
  });
  const said = await text(child.stdout);
  const { value, maxRss } = JSON.parse(said) as { value: T; maxRss: number };
  return { said: value, peakMegabytes: maxRss / 1024 };
}

/** Called by the child: what it found, with its peak of resident memory (getrusage(2), in KiB). */
export function report(value: unknown): void {
  process.stdout.write(JSON.stringify({ value, maxRss: process.resourceUsage().maxRSS }));
}
