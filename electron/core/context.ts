import type { CoreEvents } from '../contract/events.ts';
import type { Platform } from '../contract/models.ts';
import type { HttpClient } from './http-client.ts';
import type { Layout } from './layout.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Time from outside, so that tests decide it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Log {
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}

export interface EventBus<Events> {
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void;
  /** Returns the function that stops listening. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}

/**
 * What every part of the engine is handed. Nothing in core/ reads `process.env`, the clock or the network by itself.
 */
export interface CoreContext {
  readonly layout: Layout;
  readonly env: Env;
  /**
   * What was taken out of the environment at the start, because it must not count for GoSwitch itself
   * (programs/program-environment.ts).
   */
  readonly ignoredEnv?: Env;
  readonly userHome: string;
  readonly os: NodeJS.Platform;
  /** This machine's platform in Go's terms; the hardware's, not the process's (core/go/releases/native-platform.ts). */
  readonly native: Platform;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: EventBus<CoreEvents>;
  /** Made on first use: loading the client costs more than most commands. */
  http(): Promise<HttpClient>;
}
