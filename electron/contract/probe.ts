import type { Said } from './self-test.ts';
import type { ProbeActionKind, ProbeCauseKind, ProbeNextKind, ProbeVerdictKind } from './words/en/probe.ts';

/**
 * Shapes of the probe: every address that GoSwitch and go fetch from, tried by every route, with what stalls and the
 * change that helps. Types only.
 */

/**
 * In the order they come. Through a proxy, `dns` and `connect` are those of the proxy, and `proxy` is until it opened
 * the route (its own TLS included); plain http through an http proxy has no `proxy`. `first-byte` is from the request
 * sent until the answer's first byte, `body` from there to its end.
 */
const PROBE_PHASES = ['dns', 'connect', 'proxy', 'tls', 'first-byte', 'body'] as const;
export type ProbePhase = (typeof PROBE_PHASES)[number];

/**
 * Milliseconds, `startMs` since the try began. A phase that did not end is `stalled` or `failed`, and its duration is
 * how long it was waited for.
 */
export interface PhaseTiming {
  readonly phase: ProbePhase;
  readonly startMs: number;
  readonly durationMs: number;
  readonly state: 'done' | 'stalled' | 'failed';
}

/** One certificate of a chain. `daysLeft` is negative once it has expired. */
export interface CertificateFact {
  readonly subject: string;
  readonly issuer: string;
  readonly daysLeft: number;
}

export interface CertificateReport {
  /** As the server sent it, its own first; the authority that was found here last. */
  readonly chain: readonly CertificateFact[];
  /** Of all in the chain, the fewest. */
  readonly daysLeft: number;
  /** Why it is not trusted, naming the certificate that is missing or at fault; null when it is. */
  readonly problem: Said<ProbeCauseKind> | null;
}

/** One route to an endpoint. */
export interface RouteProbe {
  readonly via: 'direct' | 'app-proxy' | 'environment-proxy';
  /** Without credentials; null for `direct`. */
  readonly proxy: string | null;
  /** Whose requests to this endpoint go this route now. Empty: it was tried for comparison. */
  readonly usedBy: readonly ('goswitch' | 'go')[];
  readonly state: 'waiting' | 'running' | 'ok' | 'stalled' | 'failed';
  readonly phases: readonly PhaseTiming[];
  /** Milliseconds; null until it is over. */
  readonly totalMs: number | null;
  readonly status: number | null;
  /** Null for plain http, and where it did not come to it. */
  readonly certificate: CertificateReport | null;
  /** Set when it is `stalled` or `failed`. */
  readonly cause: Said<ProbeCauseKind> | null;
}

/** `reason` says why it is `unchecked`, or what about it is wrong. */
export interface ProbeTest<State extends string> {
  readonly state: State | 'unchecked';
  readonly reason: Said<ProbeCauseKind> | null;
}

/** What a module proxy was asked besides. */
export interface ModuleTests {
  /** The versions of a real module. */
  readonly list: ProbeTest<'ok' | 'not-found' | 'failed'> & { readonly versions: number | null };
  /** A real small zip beside its record in the checksum database. `recorded` and `received` are h1 hashes. */
  readonly zip: ProbeTest<'clean' | 'polluted' | 'not-found' | 'failed'> & {
    readonly module: string;
    readonly recorded: string | null;
    readonly received: string | null;
  };
  /** Whether it passes on the checksum database; `not-found` lets go ask the database directly, `failed` does not. */
  readonly sumdb: ProbeTest<'ok' | 'not-found' | 'failed'> & { readonly status: number | null };
}

export interface ProbeThroughput {
  readonly bytes: number;
  readonly durationMs: number;
  readonly bytesPerSecond: number;
}

interface Endpoint {
  readonly id: string;
  /** What a person calls it: the name of a source, the host of an entry (with its path), the name of the database. */
  readonly name: string;
  /** What was asked for, without credentials; null where nothing is asked. */
  readonly url: string | null;
  readonly ways: readonly RouteProbe[];
}

export interface SourceProbe extends Endpoint {
  readonly kind: 'source';
  readonly throughput: ProbeThroughput | null;
  /** Why there is no throughput. */
  readonly gap: Said<ProbeCauseKind> | null;
}

export interface EntryProbe extends Endpoint {
  readonly kind: 'goproxy-entry';
  readonly entry: 'proxy' | 'direct' | 'off';
  /** What stands after it; null for the last. */
  readonly separator: ',' | '|' | null;
  /** Null for `direct` and `off`. */
  readonly tests: ModuleTests | null;
  readonly next: Said<ProbeNextKind> | null;
}

export interface DatabaseProbe extends Endpoint {
  readonly kind: 'checksum-database';
  /** `mirror`: not in effect; tried because the one in effect does not answer. */
  readonly role: 'in-force' | 'mirror';
  /**
   * Whether the record of the module was got and proven by the route that go takes (through the proxies of GOPROXY
   * first).
   */
  readonly record: ProbeTest<'ok' | 'failed' | 'refused'> & { readonly via: string | null };
}

export type EndpointProbe = SourceProbe | EntryProbe | DatabaseProbe;

/**
 * A button. `call` is what it calls: a method with its input; null where something is needed from the person first (a
 * file, a password, a look at what would change). A `***` in a value of `goEnv.set` stands for the secret that is there
 * now.
 */
export interface ProbeAction extends Said<ProbeActionKind> {
  readonly call:
    | { readonly method: 'goEnv.set'; readonly input: { readonly changes: Readonly<Record<string, string | null>> } }
    | {
        readonly method: 'settings.update';
        readonly input: { readonly changes: { readonly proxyMode?: 'manual' | 'direct'; readonly proxyUrl?: string } };
      }
    | { readonly method: 'sources.sortByProbe'; readonly input: Readonly<Record<never, never>> }
    | null;
}

export interface ProbeVerdict extends Said<ProbeVerdictKind> {
  readonly severity: 'good' | 'warning' | 'error';
  /** The endpoint it is about. */
  readonly endpoint: string | null;
  /** What `{{cause}}` stands for. */
  readonly cause: Said<ProbeCauseKind> | null;
  /** The one that helps most first. */
  readonly actions: readonly ProbeAction[];
}

/** The whole or, while it runs, as far as it is. No secrets. */
export interface ProbeReport {
  readonly at: string;
  readonly durationMs: number;
  readonly scope: 'all' | 'sources';
  readonly phase: 'preparing' | 'ways' | 'modules' | 'done';
  /** Go's settings that decided; null in scope `sources` and where no Go is known. */
  readonly go: { readonly goproxy: string; readonly gosumdb: string; readonly version: string | null } | null;
  readonly endpoints: readonly EndpointProbe[];
  /** Null before the end. */
  readonly verdict: ProbeVerdict | null;
}
