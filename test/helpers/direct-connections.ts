import {
  type ConnectionSettings,
  type Connections,
  createConnections,
} from '../../electron/core/base/network/connections.ts';
import type { ProxyCredentials } from '../../electron/core/base/network/proxy/proxy-server.ts';
import { runProgram } from '../../electron/core/base/programs/run-program.ts';
import type { Env, Log } from '../../electron/core/context.ts';

export interface TestConnectionsOptions {
  readonly log: Log;
  readonly env?: Env;
  readonly settings?: Partial<ConnectionSettings>;
  readonly credentials?: ProxyCredentials | null;
  readonly systemRoot?: string;
}

/** Connections of a machine without a desktop; without a system's certificates too, unless `systemRoot` has them. */
export function openConnections({
  log,
  env = {},
  settings = {},
  credentials = null,
  systemRoot = '/nonexistent',
}: TestConnectionsOptions): Connections {
  return createConnections({
    env,
    os: 'linux',
    userHome: '/nonexistent',
    log,
    settings: async () => ({ proxyMode: 'system', proxyUrl: '', proxyBypass: '', caFile: '', ...settings }),
    credentials: async () => credentials,
    runProgram,
    systemRoot,
    now: () => Date.now(),
  });
}
