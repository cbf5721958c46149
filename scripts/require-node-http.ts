import type { Plugin } from 'vite';

const MODULE = '\0require-node-http';

/**
 * Loads `node:http` by require in the bundle. An ESM import reads every export of it, the getters of its WebSocket
 * classes too, and these load undici: 40 ms at each start of a command that uses the network (Node 20 to 24; measured
 * with `npm run bench -- start`).
 */
export const requireNodeHttp: Plugin = {
  name: 'require-node-http',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === 'node:http' && importer !== undefined && !importer.startsWith('\0') ? MODULE : undefined,
  load: (id) =>
    id === MODULE
      ? `import { createRequire } from 'node:module';
const http = createRequire(import.meta.url)('node:http');
export default http;
export const { Agent, STATUS_CODES, createServer, request, get } = http;`
      : undefined,
};
