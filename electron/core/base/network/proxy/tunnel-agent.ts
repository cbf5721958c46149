import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { tlsTo } from '../tls-rules.ts';
import { openTunnel } from './open-tunnel.ts';
import type { ProxyServer } from './proxy-server.ts';
import { whenGivenUp } from './when-given-up.ts';

/**
 * Connects every request through one proxy, keeping connections open between requests. A request that is given up
 * closes what was being opened for it.
 */
export class TunnelAgent extends Agent {
  readonly #proxy: ProxyServer;
  readonly #secureContext: SecureContext | undefined;

  constructor(proxy: ProxyServer, secureContext: SecureContext | undefined) {
    super({ keepAlive: true });
    this.#proxy = proxy;
    this.#secureContext = secureContext;
  }

  override async connect(request: ClientRequest, options: AgentConnectOpts): Promise<Socket> {
    const host = options.host ?? '';
    const given = whenGivenUp(request);
    try {
      const secureContext = this.#secureContext;
      const socket = await openTunnel({
        proxy: this.#proxy,
        host,
        port: Number(options.port),
        secureContext,
        signal: given.signal,
      });
      if (!options.secureEndpoint) return socket;
      return connectTls({ ...tlsTo(host, secureContext), socket });
    } finally {
      given.forget();
    }
  }
}
