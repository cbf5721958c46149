import type { EndpointProbe, ProbeReport, RouteProbe } from '../../../contract/probe.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';

/** A report in the making: what is told of endpoints, put into one. */
export interface LiveReport {
  add(endpoint: EndpointProbe): void;
  endpoint(id: string): EndpointProbe;
  /** @param change what is new about it; its kind stays */
  change<Shown extends EndpointProbe>(id: string, change: Partial<Omit<Shown, 'kind' | 'id'>>): void;
  route(id: string, at: number, change: Partial<RouteProbe>): void;
  set(change: Partial<Pick<ProbeReport, 'phase' | 'go' | 'verdict'>>): void;
  /** Secrets taken out. */
  report(): ProbeReport;
}

interface LiveReportOptions {
  readonly scope: ProbeReport['scope'];
  readonly now: () => number;
  readonly onChange: (report: () => ProbeReport) => void;
}

export function createLiveReport({ scope, now, onChange }: LiveReportOptions): LiveReport {
  const begunMs = now();
  const endpoints = new Map<string, EndpointProbe>();
  let rest: Pick<ProbeReport, 'phase' | 'go' | 'verdict'> = { phase: 'preparing', go: null, verdict: null };
  const told = () => onChange(report);

  function report(): ProbeReport {
    const at = new Date(begunMs).toISOString();
    return redactSecretsIn({
      at,
      durationMs: Math.max(0, now() - begunMs),
      scope,
      ...rest,
      endpoints: [...endpoints.values()],
    });
  }

  function endpoint(id: string): EndpointProbe {
    const found = endpoints.get(id);
    if (found === undefined) throw new Error(`No endpoint is called ${id}`);
    return found;
  }

  function put(one: EndpointProbe): void {
    endpoints.set(one.id, one);
    told();
  }

  return {
    add: put,
    endpoint,
    change: (id, change) => put({ ...endpoint(id), ...change } as EndpointProbe),
    route(id, at, change) {
      const one = endpoint(id);
      put({ ...one, ways: one.ways.map((route, index) => (index === at ? { ...route, ...change } : route)) });
    },
    set(change) {
      rest = { ...rest, ...change };
      told();
    },
    report,
  };
}
