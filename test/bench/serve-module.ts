/**
 * A module proxy with one real zip and a made checksum database that has its h1, on loopback, in a process of its own
 * so that it does not share the measured one's thread. Prints its URL and what GOSUMDB takes.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeSumdb } from '../helpers/made-sumdb.ts';

const [file = '', moduleVersion = ''] = process.argv.slice(2);
const size = statSync(file).size;
const sumdb = makeSumdb('sum.bench.example');
sumdb.fill(1000);
sumdb.add('golang.org/toolchain', moduleVersion, readFileSync(`${file}hash`, 'utf8').trim());

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === `/golang.org/toolchain/@v/${moduleVersion}.zip`) {
    response.setHeader('content-length', size);
    response.setHeader('content-type', 'application/zip');
    response.setHeader('etag', '"zip"');
    createReadStream(file, { highWaterMark: 256 * 1024 }).pipe(response);
    return;
  }
  const prefix = `/sumdb/${sumdb.name}/`;
  const bytes = url.pathname.startsWith(prefix) ? sumdb.answer(url.pathname.slice(prefix.length)) : null;
  response.statusCode = bytes === null ? 404 : 200;
  response.end(bytes ?? '');
});
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port} ${sumdb.vkey}`),
);
process.on('disconnect', () => process.exit());
