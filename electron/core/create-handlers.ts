/**
 * The engine as every window sees it: named methods with validated inputs, and one stream of events. Hosts (Electron's
 * main process, the web host) only carry what `call` and `events` say; they know no method.
 */
import type { ApiMethod, Capability, CoreMethod, HostMethod } from '../contract/api.ts';
import { isApiMethod } from '../contract/api-methods.ts';
import { API_INPUTS } from '../contract/api-schemas.ts';
import type { CallResult } from '../contract/call.ts';
import { AppError, type ErrorShape, isAppError, toErrorShape } from '../contract/errors.ts';
import type { OpenQuestion } from '../contract/questions.ts';
import { redactSecretsIn } from './base/log/redact-secrets.ts';
import { describeIssues } from './base/settings/interpret-settings.ts';
import type { Core } from './create-core.ts';
import { createAppHandlers } from './handlers/app-handlers.ts';
import { createDoctorHandlers } from './handlers/doctor-handlers.ts';
import { createEventFeed, type EventFeed } from './handlers/event-feed.ts';
import { createGoEnvHandlers } from './handlers/go-env-handlers.ts';
import type { CallContext, Handler, HandlersOf } from './handlers/handler-table.ts';
import { createJobRegistry } from './handlers/job-registry.ts';
import { createJobsHandlers } from './handlers/jobs-handlers.ts';
import { createJournalHandlers } from './handlers/journal-handlers.ts';
import { type AskPerson, createReachLimits } from './handlers/limit-reach.ts';
import { createNetworkHandlers } from './handlers/network-handlers.ts';
import { createProbeHandlers } from './handlers/probe-handlers.ts';
import { createProfilesHandlers } from './handlers/profiles-handlers.ts';
import { createProgramsHandlers } from './handlers/programs-handlers.ts';
import { createProjectsHandlers } from './handlers/projects-handlers.ts';
import { createReleasesHandlers } from './handlers/releases-handlers.ts';
import { createSdkJobs } from './handlers/sdk-jobs.ts';
import { createSdksHandlers } from './handlers/sdks-handlers.ts';
import { createSelfTestHandlers } from './handlers/self-test-handlers.ts';
import { createSettingsHandlers } from './handlers/settings-handlers.ts';
import { createSnapshotHandlers } from './handlers/snapshot-handlers.ts';
import { createSwitchingHandlers } from './handlers/switching-handlers.ts';
import { createTerminalProxyHandlers } from './handlers/terminal-proxy-handlers.ts';
import { watchForWindows } from './handlers/watch-for-windows.ts';
import { createUndo } from './undo/create-undo.ts';

export type { AskPerson } from './handlers/limit-reach.ts';

interface HandlersOptions {
  /** GoSwitch's own version. */
  readonly version: string;
  /** What this host can do besides; each method here is a capability. */
  readonly host?: Partial<HandlersOf<HostMethod>>;
  /** Capabilities that are no calls. */
  readonly capabilities?: readonly Exclude<Capability, HostMethod>[];
  /**
   * Asks the person about what a window names of its own accord, where the page cannot answer. Without it, that is
   * refused.
   */
  readonly askPerson?: AskPerson;
  /** Where `askPerson` asks; windows say so while a question is open. Default: the terminal. */
  readonly asksIn?: OpenQuestion['where'];
}

interface CallOptions {
  /** Aborted when the caller is gone. */
  readonly signal?: AbortSignal;
}

export interface Handlers {
  /**
   * Never throws. Whatever is handed in is judged here: an unknown method or an input that does not fit is
   * `invalid-input`.
   */
  call(method: unknown, input?: unknown, options?: CallOptions): Promise<CallResult<unknown>>;
  readonly events: EventFeed;
  /** Cancels running jobs and waits for their clean end. */
  close(): Promise<void>;
}

export function createHandlers(
  core: Core,
  { version, host = {}, capabilities = [], askPerson, asksIn }: HandlersOptions,
): Handlers {
  const { context } = core;
  const registry = createJobRegistry(core);
  const limits = createReachLimits(core, askPerson ?? null, asksIn);
  const sdkJobs = createSdkJobs(core, registry);
  let stopWatching: () => void = () => undefined;
  const feed = createEventFeed(context.events, (isListening) => {
    stopWatching();
    stopWatching = isListening ? watchForWindows(core) : () => undefined;
  });
  const others = {
    ...createReleasesHandlers(core),
    ...createSdksHandlers(core, sdkJobs),
    ...createProgramsHandlers(core, registry),
    ...createSwitchingHandlers(core),
    ...createJobsHandlers(core, registry),
    ...createSettingsHandlers(core),
    ...createSelfTestHandlers(core, registry),
    ...createJournalHandlers(createUndo({ core, sdkJobs })),
    ...createProbeHandlers(core, registry),
    ...createProfilesHandlers(core),
    ...createNetworkHandlers(core),
    ...createGoEnvHandlers(core),
    ...createProjectsHandlers(core),
    ...createDoctorHandlers(core, sdkJobs),
    ...createSnapshotHandlers(core),
    ...createTerminalProxyHandlers(core),
  };
  const hostMethods = Object.keys(host) as HostMethod[];
  const app = createAppHandlers({
    core,
    version,
    capabilities: [...hostMethods, ...capabilities],
    feed,
    questions: limits.questions,
    others,
  });
  const handlers: HandlersOf<CoreMethod> & Partial<HandlersOf<HostMethod>> = { ...app, ...others, ...host };

  async function answer(method: unknown, input: unknown, call: CallContext): Promise<unknown> {
    if (!isApiMethod(method)) throw new AppError('invalid-input', 'Unknown method');
    // The name decides on both: the compiler cannot see that they belong together.
    const handler = handlers[method] as Handler<ApiMethod> | undefined;
    if (handler === undefined) throw new AppError('invalid-input', `${method} is not offered here`);
    const parsed = API_INPUTS[method].safeParse(input ?? {});
    if (!parsed.success) throw new AppError('invalid-input', `${method}: ${describeIssues(parsed.error.issues)}`);
    await limits.check(method, parsed.data, call);
    const result = await handler(parsed.data as never, call);
    limits.learn(method, result);
    return result;
  }

  return {
    async call(method, input, { signal = new AbortController().signal } = {}) {
      try {
        return { ok: true, value: await answer(method, input, { signal }) };
      } catch (error) {
        if (!isAppError(error)) context.log.error(`A call failed: ${String(method).slice(0, 64)}`, { error });
        return { ok: false, error: failure(error) };
      }
    },
    events: feed,
    async close() {
      await registry.close();
      feed.close();
    },
  };
}

/** Whatever was said on the way, no secret leaves the engine. */
function failure(error: unknown): ErrorShape {
  return redactSecretsIn(toErrorShape(error));
}
