import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { basicCredentials } from './http-connect.ts';
import { reachProxy } from './open-tunnel.ts';
import { formatProxyServer, type ProxyServer } from './proxy-server.ts';
import { whenGivenUp } from './when-given-up.ts';

/**
 * Plain http through an http proxy: the proxy is asked for the whole URL (RFC 9112, 3.2.2). Not the library
 * http-proxy-agent: with DEBUG set it prints the proxy's password (docs/decisions/0060-proxies.md).
 */
export class PlainProxyAgent extends Agent {
  /** The proxy's address, without credentials. */
  readonly address: string;
  readonly #proxy: ProxyServer;
  readonly #secureContext: SecureContext | undefined;

  constructor(proxy: ProxyServer, secureContext: SecureContext | undefined) {
    super({ keepAlive: true });
    this.address = formatProxyServer(proxy);
    this.#proxy = proxy;
    this.#secureContext = secureContext;
  }

  /** Called by Node before anything of the request is written. */
  addRequest(request: ClientRequest, options: AgentConnectOpts): void {
    const url = new URL(request.path, `http://${String(request.getHeader('host') ?? options.host)}`);
    request.path = url.href;
    const { credentials } = this.#proxy;
    if (credentials !== null) request.setHeader('proxy-authorization', `Basic ${basicCredentials(credentials)}`);
    const inherited = Agent.prototype as unknown as {
      addRequest(request: ClientRequest, options: AgentConnectOpts): void;
    };
    inherited.addRequest.call(this, request, options);
  }

  override async connect(request: ClientRequest): Promise<Socket> {
    const given = whenGivenUp(request);
    try {
      return await reachProxy({ proxy: this.#proxy, secureContext: this.#secureContext, signal: given.signal });
    } finally {
      given.forget();
    }
  }
}
