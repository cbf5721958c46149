import type { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import { makeAgent } from '../../base/network/agents.ts';
import type { Connections } from '../../base/network/connections.ts';
import { createHttpClient } from '../../base/network/create-http-client.ts';
import type { ProxyServer } from '../../base/network/proxy/proxy-server.ts';
import type { CoreContext } from '../../context.ts';
import type { HttpClient } from '../../http-client.ts';

interface RouteClientOptions {
  readonly context: Pick<CoreContext, 'clock' | 'log'>;
  readonly connections: Pick<Connections, 'secureContext' | 'trustSystem'>;
  readonly proxyFor: (url: URL) => ProxyServer | null;
  /** Of direct connections; default: the system's. */
  readonly lookup?: LookupFunction | undefined;
  readonly stallTimeoutMs: number;
}

/** The HTTP client by a route of one's own choosing, without further tries. */
export interface RouteClient {
  readonly http: HttpClient;
  /** Closes every connection. */
  close(): void;
}

export function createRouteClient({
  context,
  connections,
  proxyFor,
  lookup,
  stallTimeoutMs,
}: RouteClientOptions): RouteClient {
  const agents = new Map<string, Promise<Agent>>();
  const older: Promise<Agent>[] = [];

  async function agentFor(url: URL): Promise<Agent> {
    const wanted = {
      isSecure: url.protocol === 'https:',
      proxy: proxyFor(url),
      secureContext: await connections.secureContext(),
      lookup,
    };
    const key = JSON.stringify([wanted.isSecure, wanted.proxy]);
    const agent = agents.get(key) ?? makeAgent(wanted);
    agents.set(key, agent);
    return await agent;
  }

  async function trustSystem(): Promise<boolean> {
    const isNew = await connections.trustSystem();
    // Made with the authorities as they were; others may still be using them.
    older.push(...agents.values());
    agents.clear();
    return isNew;
  }

  function close(): void {
    for (const made of [...older.splice(0), ...agents.values()]) void made.then((agent) => agent.destroy());
    agents.clear();
  }

  return {
    http: createHttpClient({
      clock: context.clock,
      log: context.log,
      connections: { agentFor, trustSystem },
      stallTimeoutMs,
      retries: 0,
    }),
    close,
  };
}
