import { constants } from 'node:crypto';
import { isIP } from 'node:net';
import { type ConnectionOptions, createSecureContext, type SecureContext } from 'node:tls';

/**
 * What every TLS connection of GoSwitch is made with. Node takes the default of each of these from the environment
 * (NODE_TLS_REJECT_UNAUTHORIZED, and in NODE_OPTIONS --tls-min-v1.0 and --tls-cipher-list; nodejs.org/api/cli.html): a
 * variable that someone exports for their own projects must not decide whom an SDK comes from
 * (docs/decisions/0075-tls-whatever-the-environment.md).
 */
const CONTEXT_RULES = { minVersion: 'TLSv1.2', ciphers: constants.defaultCoreCipherList } as const;

/** The authorities in `ca` (PEM) in place of Node's own. Throws for what is not PEM. */
export function contextOf(ca: readonly string[]): SecureContext {
  return createSecureContext({ ...CONTEXT_RULES, ca: [...ca] });
}

let own: SecureContext | undefined;

/** Node's own authorities. */
function ownContext(): SecureContext {
  own ??= createSecureContext(CONTEXT_RULES);
  return own;
}

/** For an agent, which is handed the host with each connection. */
export function agentTls(secureContext: SecureContext | undefined) {
  return { rejectUnauthorized: true, secureContext: secureContext ?? ownContext() } as const;
}

/**
 * To speak with `host` over a connection that is there already. The host is named in any case: without it Node compares
 * the certificate with the name the socket was opened to, which is the proxy's, or with `localhost` (lib/_tls_wrap.js,
 * onConnectSecure). An address is no server name (RFC 6066, 3).
 */
export function tlsTo(host: string, secureContext: SecureContext | undefined): ConnectionOptions {
  return {
    host,
    ...agentTls(secureContext),
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 ? { servername: host } : {}),
  };
}
