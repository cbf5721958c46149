import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpClient } from '../../../../electron/core/base/network/create-http-client.ts';
import { createTrickleWatch, LEAST_BYTES_PER_SECOND } from '../../../../electron/core/base/network/trickle-watch.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';
import { createRecordingClock } from '../../../helpers/recording-clock.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** Pieces of so many bytes, each after so many milliseconds of waiting; what the watch says after each. */
function watch(pieces: readonly (readonly [afterMs: number, bytes: number])[]) {
  let now = 0;
  const trickle = createTrickleWatch(30_000, () => now);
  return pieces.map(([afterMs, bytes]) => {
    // Time between two waits is the reader's.
    now += 500_000;
    trickle.start();
    now += afterMs;
    return trickle.receive(bytes) !== null;
  });
}

it('one byte a second is noticed after twice the stall limit', () => {
  const told = watch(Array.from({ length: 60 }, () => [1000, 1]));
  expect([told.indexOf(true), told.lastIndexOf(true)]).toEqual([59, 59]);
});

it('a byte just before each stall limit is noticed too', () => {
  expect(
    watch([
      [29_999, 1],
      [29_999, 1],
      [29_999, 1],
    ]),
  ).toEqual([false, false, true]);
});

it('a link of 2,400 bit/s, and one that is silent for most of the time, go on', () => {
  expect(watch(Array.from({ length: 300 }, () => [1000, 240])).includes(true)).toBe(false);
  expect(watch(Array.from({ length: 20 }, () => [29_000, 30 * LEAST_BYTES_PER_SECOND * 2])).includes(true)).toBe(false);
});

it('a server that sends a byte now and then is a stalled one, though it is never silent for long', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': '1000000' });
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { context } = await createSandbox();
  const http = createHttpClient({
    clock: createRecordingClock(),
    log: context.log,
    connections: openConnections({ log: context.log }),
    stallTimeoutMs: 2000,
    retries: 0,
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await expect(http.getText({ url, maxBytes: 2_000_000 })).rejects.toMatchObject({
    code: 'network-stalled',
    details: { reason: 'trickled' },
  });
});
