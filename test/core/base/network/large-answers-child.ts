/** Asks a server for everything that GoSwitch reads whole: `node large-answers-child.ts BASE HOME`. */

import { isAppError } from '../../../../electron/contract/errors.ts';
import { createHttpClient } from '../../../../electron/core/base/network/create-http-client.ts';
import { createProxyReader } from '../../../../electron/core/go/module-proxy/proxy-reader.ts';
import { fetchIndex } from '../../../../electron/core/go/releases/fetch-index.ts';
import { fetchChecksumSidecar } from '../../../../electron/core/manager/install/checksum-sidecar.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';
import { report } from '../../../helpers/measure-child.ts';
import { plainContext } from '../../../helpers/plain-context.ts';

const [base = '', home = ''] = process.argv.slice(2);
const { log, clock, ...context } = plainContext(home);
const http = createHttpClient({ clock, log, connections: openConnections({ log }) });
const reader = createProxyReader({ http: async () => http }, async () => ({}));
const toolchain = 'golang.org/toolchain/@v';
const database = 'sumdb/sum.golang.org';

const codes: Record<string, string> = {};
async function ask(name: string, work: () => Promise<unknown>): Promise<void> {
  codes[name] = await work().then(
    (answer) => JSON.stringify(answer).slice(0, 200),
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );
}
async function read(path: string): Promise<void> {
  await ask(path, async () => {
    const attempt = await reader.read(base, path);
    if (!attempt.ok) throw attempt.error;
  });
}

// The check for updates, `ls-remote` and the page of releases ask for the same.
await ask('index', () =>
  fetchIndex({ ...context, log, clock, http: async () => http }, { base, kept: null, retries: 0 }),
);
const { signal } = new AbortController();
await ask('sha256', () => fetchChecksumSidecar(http, base, 'go1.26.3.linux-amd64.tar.gz', signal));
for (const file of ['list', 'v0.0.1-go1.26.3.linux-amd64.info', 'v0.0.1-go1.26.3.linux-amd64.mod'])
  await read(`${toolchain}/${file}`);
await read('golang.org/toolchain/@latest');
for (const file of ['supported', 'latest', 'lookup/golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64', 'tile/8/0/000'])
  await read(`${database}/${file}`);
report(codes);
