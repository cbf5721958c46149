import type { ModuleAnswer, ModuleRoute } from '../../../contract/go-env.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import { readProxyList } from '../../go/module-proxy/proxy-list.ts';
import { findPattern } from '../../go/variables/match-module.ts';

/** Values in effect of the variables that decide; missing ones are empty. */
type ModuleSettings = (name: 'GOPROXY' | 'GONOPROXY' | 'GOPRIVATE' | 'GOSUMDB' | 'GONOSUMDB' | 'GO111MODULE') => string;

/**
 * How the go command would fetch a module, and whether what comes is compared with the checksum database
 * (cmd/go/internal/modfetch/repo.go and sumdb.go; golang.org/ref/mod, "Private modules"). GOPRIVATE is what GONOPROXY
 * and GONOSUMDB mean unless they are set; GOINSECURE changes neither.
 */
export function explainModule(module: string, value: ModuleSettings): ModuleAnswer {
  const noProxy = value('GONOPROXY') || value('GOPRIVATE');
  const pattern = findPattern(noProxy, module);
  const variable = value('GONOPROXY') === '' ? 'GOPRIVATE' : 'GONOPROXY';
  const { ways, problem } = routesOf(value('GOPROXY'));
  return {
    module,
    private: pattern === null ? null : { variable, pattern },
    ways: pattern === null ? ways : [{ kind: 'direct', url: null, next: null }],
    checked: checkOf(module, value),
    problem: pattern === null ? problem : null,
  };
}

function routesOf(goproxy: string): { readonly ways: readonly ModuleRoute[]; readonly problem: string | null } {
  const { entries, problem } = readProxyList(goproxy);
  const ways = entries.map(
    (entry, at): ModuleRoute => ({
      kind: entry.kind,
      url: entry.kind === 'proxy' ? displayUrl(entry.url) : null,
      next: at === entries.length - 1 ? null : entry.goOnAfterAnyError ? 'any-error' : 'not-found',
    }),
  );
  return { ways, problem };
}

function checkOf(module: string, value: ModuleSettings): ModuleAnswer['checked'] {
  const gosumdb = value('GOSUMDB');
  if (gosumdb === 'off') return { database: null, because: { variable: 'GOSUMDB', value: 'off' } };
  const variable = value('GONOSUMDB') === '' ? 'GOPRIVATE' : 'GONOSUMDB';
  const pattern = findPattern(value(variable), module);
  if (pattern !== null) return { database: null, because: { variable, value: pattern } };
  const [name = ''] = gosumdb.split(' ');
  return { database: redactSecrets(name.split('+')[0] ?? ''), because: null };
}
