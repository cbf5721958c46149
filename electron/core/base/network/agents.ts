import { Agent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { ProxyServer } from './proxy/proxy-server.ts';
import { agentTls } from './tls-rules.ts';

/** What connects to URLs of one scheme by one way. */
interface AgentFor {
  readonly isSecure: boolean;
  readonly proxy: ProxyServer | null;
  readonly secureContext: SecureContext | undefined;
  /** Of direct connections; default: the system's. */
  readonly lookup?: LookupFunction | undefined;
}

/**
 * Agents keep connections open between requests; idle ones do not keep the process alive (nodejs.org/api/http.html,
 * "keepAlive").
 */
interface Agents {
  agentFor(wanted: AgentFor): Promise<Agent>;
}

/**
 * An agent for each way; those of an earlier way are closed once another is asked for, so that changed settings hold at
 * once and nothing piles up.
 */
export function createAgents(): Agents {
  const made = new Map<string, { readonly agent: Agent; readonly wanted: AgentFor }>();
  return {
    async agentFor(wanted) {
      const key = `${wanted.isSecure} ${JSON.stringify(wanted.proxy)}`;
      const known = made.get(key);
      if (known !== undefined && known.wanted.secureContext === wanted.secureContext) return known.agent;
      known?.agent.destroy();
      const agent = await makeAgent(wanted);
      for (const [old, { agent: idle }] of made) {
        if (made.size < MOST_WAYS) break;
        idle.destroy();
        made.delete(old);
      }
      made.set(key, { agent, wanted });
      return agent;
    },
  };
}

const MOST_WAYS = 8;

/**
 * An agent of one's own, to be destroyed after use. The modules of proxies are loaded where one is used. An http proxy
 * carries plain http itself: many refuse tunnels to port 80.
 */
export async function makeAgent({ isSecure, proxy, secureContext, lookup }: AgentFor): Promise<Agent> {
  const own = { keepAlive: true, ...(lookup === undefined ? {} : { lookup }) };
  if (proxy === null) return isSecure ? new HttpsAgent({ ...own, ...agentTls(secureContext) }) : new Agent(own);
  if (isSecure || proxy.kind === 'socks5')
    return new (await import('./proxy/tunnel-agent.ts')).TunnelAgent(proxy, secureContext);
  return new (await import('./proxy/plain-proxy-agent.ts')).PlainProxyAgent(proxy, secureContext);
}
