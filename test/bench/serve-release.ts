/**
 * Serves one archive and its index on loopback, in a process of its own so that it does not share the measured one's
 * thread. Prints its base URL.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const [archive = '', version = ''] = process.argv.slice(2);
const filename = path.basename(archive);
const size = statSync(archive).size;
const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
const [, os, arch] = /\.([a-z0-9]+)-([a-z0-9]+)\.tar\.gz$/.exec(filename) ?? [];
const index = JSON.stringify([
  { version, stable: true, files: [{ filename, os, arch, version, sha256, size, kind: 'archive' }] },
]);

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/dl/') {
    response.setHeader('content-type', 'application/json');
    response.end(index);
  } else if (url.pathname === `/dl/${filename}`) {
    response.setHeader('content-length', size);
    response.setHeader('etag', `"${sha256}"`);
    createReadStream(archive, { highWaterMark: 256 * 1024 }).pipe(response);
  } else {
    response.statusCode = 404;
    response.end();
  }
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/dl/`));
process.on('disconnect', () => process.exit());
