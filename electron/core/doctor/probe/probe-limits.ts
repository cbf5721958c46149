import type { ProbePhase } from '../../../contract/probe.ts';

/** How long each phase may take, and how much is asked for. */
export interface ProbeLimits {
  /** Milliseconds. */
  readonly phaseMs: Readonly<Record<ProbePhase, number>>;
  /** For each of the tests after the routes, milliseconds in all. */
  readonly testMs: number;
  /** Of a release, to measure the throughput. */
  readonly rangeBytes: number;
  /** Endpoints that are looked at together. */
  readonly atATime: number;
}

/**
 * Generous to slow networks, and short of where a person gives up. Longer than the go command's 10 s for TLS would
 * change nothing (net/http transport.go, DefaultTransport).
 */
export const PROBE_LIMITS: ProbeLimits = {
  phaseMs: { dns: 5_000, connect: 8_000, proxy: 10_000, tls: 10_000, 'first-byte': 15_000, body: 15_000 },
  testMs: 30_000,
  rangeBytes: 1024 * 1024,
  atATime: 8,
};
