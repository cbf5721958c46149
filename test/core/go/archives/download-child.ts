/** Downloads in a process of its own, to be killed: `node download-child.ts URL PARTIAL SIZE`. */

import { createHttpClient } from '../../../../electron/core/base/network/create-http-client.ts';
import { downloadArchive } from '../../../../electron/core/go/archives/download-archive.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';

const [url = '', partial = '', size = ''] = process.argv.slice(2);
const ignore = () => undefined;
const clock = { now: Date.now, sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };
const log = { info: ignore, warn: ignore, error: ignore };
const http = createHttpClient({ clock, log, connections: openConnections({ log }) });
const sink = { write: ignore, restart: async () => undefined };
await downloadArchive({
  http,
  urls: [url],
  partial,
  expectedBytes: Number(size),
  maxBytes: 1e9,
  sink,
  onBytes: ignore,
  clock,
  log,
});
