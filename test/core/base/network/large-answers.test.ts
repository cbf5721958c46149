import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { measureChild } from '../../../helpers/measure-child.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** Some 90 of them are what Node and the client take before anything is asked. */
const MOST_MEGABYTES = 300;
const BODY_BYTES = 100e6;

/** Answers every request with 100 MB, and counts what was taken of it. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void) {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function pour(response: ServerResponse, piece: Buffer): Promise<void> {
  function* pieces() {
    for (let sent = 0; sent < BODY_BYTES; sent += piece.length) yield piece;
  }
  // The client leaves before the end: that is what is tested.
  await pipeline(Readable.from(pieces()), response).catch(() => undefined);
}

async function ask(base: string) {
  const { dir } = await createSandbox();
  return await measureChild<Record<string, string>>(new URL('large-answers-child.ts', import.meta.url), [base, dir]);
}

/** `index-invalid` says that the answer is larger than what was asked for can be. */
const REFUSED = {
  index: 'index-invalid',
  sha256: 'checksum-missing',
  'golang.org/toolchain/@v/list': 'index-invalid',
  'golang.org/toolchain/@v/v0.0.1-go1.26.3.linux-amd64.info': 'index-invalid',
  'golang.org/toolchain/@v/v0.0.1-go1.26.3.linux-amd64.mod': 'index-invalid',
  'golang.org/toolchain/@latest': 'index-invalid',
  'sumdb/sum.golang.org/supported': 'index-invalid',
  'sumdb/sum.golang.org/latest': 'index-invalid',
  'sumdb/sum.golang.org/lookup/golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64': 'index-invalid',
  'sumdb/sum.golang.org/tile/8/0/000': 'index-invalid',
};

it('an answer of 100 MB is refused, whatever was asked for, in little memory', async () => {
  const piece = Buffer.alloc(64 * 1024, 'a');
  const { said, peakMegabytes } = await ask(await serve((_request, response) => pour(response, piece)));
  expect(said).toEqual(REFUSED);
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
});

it('so is one that says its length, and one that becomes 100 MB when it is unpacked', async () => {
  const piece = Buffer.alloc(64 * 1024, 'a');
  const packed = await promisify(gzip)(Buffer.alloc(BODY_BYTES, 'a'));
  let count = 0;
  const base = await serve(async (_request, response) => {
    if (count++ % 2 === 0) {
      response.writeHead(200, { 'content-length': BODY_BYTES });
      await pour(response, piece.subarray(0, 50_000));
    } else {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length });
      response.end(packed);
    }
  });
  const { said, peakMegabytes } = await ask(base);
  expect(said).toEqual(REFUSED);
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
});

it('the body of a refusal is not read to its end either', async () => {
  const piece = Buffer.alloc(64 * 1024, 'a');
  const base = await serve(async (_request, response) => {
    response.writeHead(403, { 'content-type': 'text/plain' });
    await pour(response, piece);
  });
  const { said, peakMegabytes } = await ask(base);
  expect(new Set(Object.values(said))).toEqual(new Set(['http-status', 'checksum-missing']));
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
});
