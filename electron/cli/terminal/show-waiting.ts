import { toVisible } from '../../core/base/log/to-visible.ts';
import type { Output } from '../output.ts';

const ERASE_LINE = '\r\u001b[K';
const EVERY_MS = 120;

/**
 * Says on a terminal that something goes on whose length nobody knows. Returns the function that ends it and leaves
 * nothing behind.
 */
export function showWaiting(
  words: string,
  { json, quiet, standardError }: Output,
  env: Readonly<Record<string, string | undefined>>,
): () => void {
  if (json || quiet || !standardError.isTTY || env['TERM'] === 'dumb') return () => undefined;
  let step = 0;
  const show = () => {
    standardError.write(`${ERASE_LINE}${toVisible(words)}${'.'.repeat(1 + (step++ % 3))}`);
  };
  show();
  const timer = setInterval(show, EVERY_MS);
  return () => {
    clearInterval(timer);
    standardError.write(ERASE_LINE);
  };
}
