import type { AppProxyState, NetworkState } from '../../../contract/api.ts';
import type { ReleaseList } from '../../../contract/models.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Env } from '../../context.ts';
import { redactSecrets } from '../log/redact-secrets.ts';
import type { SecretReading } from '../secrets/secret-store.ts';
import { displayUrl } from './display-url.ts';
import type { Route } from './proxy/choose-route.ts';
import { formatProxyServer } from './proxy/proxy-server.ts';

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];

interface NetworkFacts {
  readonly settings: Settings;
  /** The one that windows show. */
  readonly index: ReleaseList | null;
  readonly env: Env;
  /** The way to the first source. */
  readonly route: Route;
  readonly secret: SecretReading;
  readonly keptIn: AppProxyState['keptIn'];
}

/** How GoSwitch connects now, fit to be shown: no credentials. */
export function describeNetwork(facts: NetworkFacts): NetworkState {
  const { settings, index } = facts;
  return {
    sources: settings.sources.map((source) => ({
      ...source,
      url: displayUrl(source.url),
      inUse: source.name === index?.source,
    })),
    appProxy: describeProxy(facts),
  };
}

function describeProxy({ settings, env, route, secret, keptIn }: NetworkFacts): AppProxyState {
  return {
    mode: settings.proxyMode,
    proxy: route.proxy === null ? null : formatProxyServer(route.proxy),
    by: route.by,
    variable: route.variable,
    problem: route.problem,
    credentials: secret.isSealedElsewhere ? 'sealed' : secret.value === null ? 'none' : 'kept',
    keptIn,
    environment: proxyVariables(env),
  };
}

/** Both spellings count, as they do for curl and Go. */
function proxyVariables(env: Env): { name: string; value: string }[] {
  return PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()]).flatMap((name) => {
    const value = env[name];
    return value === undefined || value === '' ? [] : [{ name, value: redactSecrets(value) }];
  });
}
