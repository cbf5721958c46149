import type { Agent } from 'node:http';
import type { SecureContext } from 'node:tls';
import type { Settings } from '../../../contract/settings.ts';
import type { Env, Log } from '../../context.ts';
import type { RunProgram } from '../programs/run-program.ts';
import { createAgents } from './agents.ts';
import { createAuthorities } from './authorities.ts';
import { askDesktop } from './proxy/ask-desktop.ts';
import { chooseRoute, type Route } from './proxy/choose-route.ts';
import type { DesktopProxy } from './proxy/desktop-proxy.ts';
import type { ProxyCredentials, ProxyServer } from './proxy/proxy-server.ts';
import { routeProblem } from './proxy-failures.ts';

export type ConnectionSettings = Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyBypass' | 'caFile'>;

/** How GoSwitch connects, by the settings as they are at each request. */
export interface Connections {
  /** The way to a URL; which proxy, and who says so. Never throws for what the settings hold: `problem` tells. */
  routeTo(url: URL): Promise<Route>;
  /**
   * What connects to the URL. Throws `proxy-failed` when the proxy that is set cannot be used, `invalid-input` for a
   * bad `caFile`.
   */
  agentFor(url: URL): Promise<Agent>;
  /** For connections made elsewhere (probes): the same authorities. */
  secureContext(): Promise<SecureContext | undefined>;
  /** From now on the system's certificates count too. False when they do already, or there are none. */
  trustSystem(): Promise<boolean>;
}

interface ConnectionsOptions {
  readonly env: Env;
  readonly os: NodeJS.Platform;
  readonly userHome: string;
  readonly log: Log;
  readonly settings: () => Promise<ConnectionSettings>;
  readonly credentials: () => Promise<ProxyCredentials | null>;
  readonly runProgram: RunProgram;
  /** What the host says of the desktop's proxy for a URL; default: the desktop's settings are read. */
  readonly systemProxy?: ((url: string) => Promise<ProxyServer | null>) | undefined;
  readonly systemRoot?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A desktop's settings are asked for again after this long: a program is started for it. */
const DESKTOP_AGE_MS = 30_000;

export function createConnections(options: ConnectionsOptions): Connections {
  const authorities = createAuthorities(options);
  const agents = createAgents();
  let asked: { readonly atMs: number; readonly answer: Promise<DesktopProxy> } | null = null;

  function desktop(): Promise<DesktopProxy> {
    if (asked === null || options.now() - asked.atMs > DESKTOP_AGE_MS)
      asked = { atMs: options.now(), answer: askDesktop(options) };
    return asked.answer;
  }

  async function routeTo(url: URL): Promise<Route> {
    const { env, credentials, systemProxy } = options;
    return await chooseRoute(url, {
      settings: await options.settings(),
      env,
      desktop,
      credentials,
      ofHost: systemProxy,
    });
  }

  const secureContext = async () => await authorities.context((await options.settings()).caFile);

  return {
    routeTo,
    async agentFor(url) {
      const route = await routeTo(url);
      const problem = routeProblem(route);
      if (problem !== null) throw problem;
      return await agents.agentFor({
        isSecure: url.protocol === 'https:',
        proxy: route.proxy,
        secureContext: await secureContext(),
      });
    },
    secureContext,
    trustSystem: () => authorities.addSystem(),
  };
}
