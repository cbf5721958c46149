import type { NetworkState } from '../../contract/api.ts';
import type { ReleaseList } from '../../contract/models.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Env } from '../context.ts';
import { redactSecrets } from '../log/redact-secrets.ts';
import { displayUrl } from './display-url.ts';

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'];

/** How GoSwitch connects now, fit to be shown: no credentials. @param index the one that windows show */
export function describeNetwork(settings: Settings, index: ReleaseList | null, env: Env): NetworkState {
  return {
    sources: settings.sources.map((source) => ({ ...source, url: displayUrl(source.url), inUse: source.name === index?.source })),
    appProxy: { kind: 'direct', environment: proxyVariables(env) },
  };
}

/** Both spellings count, as they do for curl and Go. */
function proxyVariables(env: Env): { name: string; value: string }[] {
  return PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()]).flatMap((name) => {
    const value = env[name];
    return value === undefined || value === '' ? [] : [{ name, value: redactSecrets(value) }];
  });
}
