import type { z } from 'zod';
import type { AppApi } from './api/app.ts';
import type { DoctorApi } from './api/doctor.ts';
import type { GoEnvApi } from './api/go-env.ts';
import type { HostApi, HostMethod } from './api/host.ts';
import type { JobsApi } from './api/jobs.ts';
import type { JournalApi } from './api/journal.ts';
import type { NetworkApi } from './api/network.ts';
import type { ProbeApi } from './api/probe.ts';
import type { ProfilesApi } from './api/profiles.ts';
import type { ProgramsApi } from './api/programs.ts';
import type { ProjectsApi } from './api/projects.ts';
import type { ReleasesApi } from './api/releases.ts';
import type { SdksApi } from './api/sdks.ts';
import type { SelfTestApi } from './api/self-test.ts';
import type { SettingsApi } from './api/settings.ts';
import type { SnapshotApi } from './api/snapshot.ts';
import type { SwitchingApi } from './api/switching.ts';
import type { TerminalProxyApi } from './api/terminal-proxy.ts';
import type { API_INPUTS } from './api-schemas.ts';

export type * from './api/app.ts';
export type * from './api/doctor.ts';
export type * from './api/go-env.ts';
export type * from './api/host.ts';
export type * from './api/jobs.ts';
export type * from './api/journal.ts';
export type * from './api/network.ts';
export type * from './api/probe.ts';
export type * from './api/profiles.ts';
export type * from './api/programs.ts';
export type * from './api/projects.ts';
export type * from './api/releases.ts';
export type * from './api/sdks.ts';
export type * from './api/self-test.ts';
export type * from './api/settings.ts';
export type * from './api/snapshot.ts';
export type * from './api/switching.ts';
export type * from './api/terminal-proxy.ts';

/**
 * Everything a window can ask of the engine. Types only. A new method is a schema and a result in one file of api/, a
 * name in api-methods.ts and a handler in core/handlers/: no transport knows any method.
 */
interface ApiResults
  extends AppApi,
    GoEnvApi,
    DoctorApi,
    HostApi,
    JobsApi,
    JournalApi,
    NetworkApi,
    ProbeApi,
    ProfilesApi,
    ProjectsApi,
    ReleasesApi,
    ProgramsApi,
    SdksApi,
    SelfTestApi,
    SettingsApi,
    SnapshotApi,
    SwitchingApi,
    TerminalProxyApi {}

export type ApiMethod = keyof ApiResults;
export type ApiResult<Method extends ApiMethod> = ApiResults[Method];

/** What a caller hands over. */
type ApiInput<Method extends ApiMethod> = z.input<(typeof API_INPUTS)[Method]>;
/** What a handler is handed: the input as its schema left it. */
export type ParsedInput<Method extends ApiMethod> = z.output<(typeof API_INPUTS)[Method]>;

/** Methods that core answers itself, whatever the host. */
export type CoreMethod = Exclude<ApiMethod, HostMethod>;

/** Arguments of a call: the input may be left out where nothing is required. */
export type CallArguments<Method extends ApiMethod> =
  Record<never, never> extends ApiInput<Method> ? [input?: ApiInput<Method>] : [input: ApiInput<Method>];
