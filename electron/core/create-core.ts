import type { CoreEvents } from '../contract/events.ts';
import type { Platform } from '../contract/models.ts';
import { createEventBus } from './base/event-bus.ts';
import type { Jobs } from './base/jobs/jobs.ts';
import type { Journal } from './base/journal/journal.ts';
import type { Locks } from './base/locks/lock.ts';
import { createFileLog } from './base/log/create-file-log.ts';
import type { Connections } from './base/network/connections.ts';
import type { ProxyServer } from './base/network/proxy/proxy-server.ts';
import type { Sealing, SecretStore } from './base/secrets/secret-store.ts';
import type { SettingsStore } from './base/settings/settings-store.ts';
import { systemClock } from './base/system-clock.ts';
import type { Clock, CoreContext, Env, Log } from './context.ts';
import type { Doctor } from './doctor/checks/doctor.ts';
import type { GoEnv } from './doctor/go-env/create-go-env.ts';
import type { Probe } from './doctor/probe/probe.ts';
import type { Programs } from './doctor/programs/programs.ts';
import type { SelfTest } from './doctor/self-test/self-test.ts';
import type { Snapshots } from './doctor/snapshot/create-snapshots.ts';
import type { Releases } from './go/releases/releases.ts';
import type { ModuleProxies } from './go/toolchain-module/create-module-proxies.ts';
import { createLayout } from './layout.ts';
import type { Installer } from './manager/install/create-installer.ts';
import type { Profiles } from './manager/profiles/create-profiles.ts';
import type { Projects } from './manager/projects/projects.ts';
import type { Sdks } from './manager/sdks/sdks.ts';
import type { Switching } from './manager/switching/switching.ts';
import type { TerminalProxy } from './manager/terminal-proxy/terminal-proxy.ts';

/**
 * The engine: everything in core/, wired. Each subject is made at its first use and its modules are loaded then,
 * because most commands need few of them and starting fast is a promise (docs/decisions/0002-command-line.md).
 */
export interface Core {
  readonly context: CoreContext;
  settings(): Promise<SettingsStore>;
  secrets(): Promise<SecretStore>;
  connections(): Promise<Connections>;
  goEnv(): Promise<GoEnv>;
  journal(): Promise<Journal>;
  locks(): Promise<Locks>;
  jobs(): Promise<Jobs>;
  releases(): Promise<Releases>;
  moduleProxies(): Promise<ModuleProxies>;
  sdks(): Promise<Sdks>;
  switching(): Promise<Switching>;
  installer(): Promise<Installer>;
  profiles(): Promise<Profiles>;
  projects(): Promise<Projects>;
  doctor(): Promise<Doctor>;
  snapshots(): Promise<Snapshots>;
  programs(): Promise<Programs>;
  selfTest(): Promise<SelfTest>;
  probe(): Promise<Probe>;
  terminalProxy(): Promise<TerminalProxy>;
}

export interface CoreOptions {
  /** GoSwitch's home, absolute. */
  readonly home: string;
  readonly env: Env;
  /** What `takeOutUnsafe` took out of it. */
  readonly ignoredEnv?: Env;
  readonly os: NodeJS.Platform;
  readonly userHome: string;
  /** This machine's platform in Go's terms, from `detectNativePlatform`. */
  readonly native: Platform;
  readonly clock?: Clock;
  /** Default: the log file of the home. */
  readonly log?: Log;
  /** GoSwitch's own version, for the user-agent of requests. */
  readonly version: string;
  /** A folder that stands for `/` where external SDKs and system-wide profiles are looked for; default `/`. */
  readonly systemRoot?: string;
  /** The system's keychain, where the host has one. */
  readonly sealing?: Sealing;
  /** The desktop's proxy for a URL, where the host can tell; default: its settings are read. */
  readonly systemProxy?: (url: string) => Promise<ProxyServer | null>;
  /** Something off that did not stop the work, for people: one line, each once. */
  readonly onProblem?: (line: string) => void;
}

/** Builds the engine. Costs next to nothing: no file is read and nothing is made. */
export function createCore(options: CoreOptions): Core {
  const { env, os, userHome, clock = systemClock, systemRoot = '/', onProblem = () => undefined } = options;
  const layout = createLayout(options.home);
  const log = options.log ?? createFileLog({ layout, clock });
  const context: CoreContext = {
    layout,
    env,
    ignoredEnv: options.ignoredEnv ?? {},
    userHome,
    os,
    native: options.native,
    clock,
    log,
    events: createEventBus<CoreEvents>(),
    http: following(
      async () => {
        const { stallTimeoutSeconds, retries } = (await (await settings()).read()).settings;
        return { stallTimeoutMs: stallTimeoutSeconds * 1000, retries };
      },
      async (limits) => {
        const [{ createHttpClient }, connected] = await Promise.all([
          import('./base/network/create-http-client.ts'),
          connections(),
        ]);
        return createHttpClient({ clock, log, connections: connected, version: options.version, ...limits });
      },
    ),
  };

  const locks = once(async (): Promise<Locks> => {
    const { createLocks } = await import('./base/locks/create-locks.ts');
    return createLocks(context, {
      waitMs: async () => (await (await settings()).read()).settings.lockWaitSeconds * 1000,
    });
  });
  const journal = once(async () => (await import('./base/journal/create-journal.ts')).createJournal(context));
  const jobs = once(async () => (await import('./base/jobs/create-jobs.ts')).createJobs(context));
  const settings = once(async (): Promise<SettingsStore> => {
    const [module, deps] = await Promise.all([
      import('./base/settings/create-settings-store.ts'),
      all({ locks, journal }),
    ]);
    return reportProblems(module.createSettingsStore(context, deps), onProblem);
  });
  const secrets = once(async () => {
    const [module, deps] = await Promise.all([
      import('./base/secrets/create-secret-store.ts'),
      all({ locks, journal }),
    ]);
    return module.createSecretStore(context, { ...deps, sealing: options.sealing });
  });
  const connections = once(async () => {
    const [{ createConnections }, { readProxyCredentials }, { runProgram }, store, kept] = await Promise.all([
      import('./base/network/connections.ts'),
      import('./base/network/proxy/proxy-credentials.ts'),
      import('./base/programs/run-program.ts'),
      settings(),
      secrets(),
    ]);
    return createConnections({
      env,
      os,
      userHome,
      log,
      systemRoot,
      runProgram,
      systemProxy: options.systemProxy,
      settings: async () => (await store.read()).settings,
      credentials: () => readProxyCredentials(kept),
      now: () => clock.now(),
    });
  });
  const releases = once(async () => {
    const [module, deps] = await Promise.all([import('./go/releases/create-releases.ts'), all({ settings })]);
    return module.createReleases(context, { ...deps, moduleProxies: lazyModuleProxies });
  });
  const moduleProxies = once(async () => {
    const [module, deps] = await Promise.all([
      import('./go/toolchain-module/create-module-proxies.ts'),
      all({ locks, settings }),
    ]);
    const roots = async () => (await import('./manager/sdks/list-roots.ts')).listRoots(context, systemRoot);
    return module.createModuleProxies(context, { ...deps, roots });
  });
  /** Most work never comes to a module proxy: what that needs is loaded when it does. */
  const lazyModuleProxies: ModuleProxies = { open: async (request) => (await moduleProxies()).open(request) };
  /** What follows from the installed SDKs: aliases and shims. The caller holds the lock `sdks`. */
  const refreshDerived = async (): Promise<void> => {
    const [{ refreshAliases }, { createShims }, { listInstalled }] = await Promise.all([
      import('./manager/home/refresh-aliases.ts'),
      import('./manager/shims/shims.ts'),
      import('./manager/home/installed-sdks.ts'),
    ]);
    await refreshAliases(context);
    await createShims(context).refresh((await listInstalled(layout)).map(({ name }) => name));
  };
  const switching = once(async () => {
    const [module, deps] = await Promise.all([
      import('./manager/switching/create-switching.ts'),
      all({ locks, journal }),
    ]);
    return module.createSwitching(context, { ...deps, refreshDerived });
  });
  const sdks = once(async () => {
    const [module, deps] = await Promise.all([import('./manager/sdks/create-sdks.ts'), all({ locks, journal })]);
    // The index costs more than most of what is asked of SDKs: it is opened by those that want the support status.
    const cached = async () => (await releases()).cached();
    return module.createSdks(context, {
      ...deps,
      releases: { cached },
      moduleProxies: lazyModuleProxies,
      refreshDerived,
      systemRoot,
    });
  });
  const installer = once(async () => {
    const [module, deps] = await Promise.all([
      import('./manager/install/create-installer.ts'),
      all({ locks, journal, settings, releases }),
    ]);
    return module.createInstaller(context, { ...deps, moduleProxies: lazyModuleProxies, refreshDerived });
  });
  const profiles = once(async () => {
    const [module, deps] = await Promise.all([
      import('./manager/profiles/create-profiles.ts'),
      all({ locks, journal }),
    ]);
    const refreshShims = () => deps.locks.withLock('sdks', {}, refreshDerived);
    return module.createProfiles(context, { ...deps, systemRoot, refreshShims });
  });
  const projects = once(async () => {
    const [module, deps] = await Promise.all([
      import('./manager/projects/create-projects.ts'),
      all({ locks, journal }),
    ]);
    return module.createProjects(context, deps);
  });
  const goEnv = once(async () => (await import('./doctor/go-env/create-go-env.ts')).createGoEnv({ core, systemRoot }));
  const doctor = once(async () =>
    (await import('./doctor/checks/create-doctor.ts')).createDoctor({ core, systemRoot }),
  );
  const snapshots = once(async () =>
    (await import('./doctor/snapshot/create-snapshots.ts')).createSnapshots({
      core,
      version: options.version,
      systemRoot,
    }),
  );
  const probe = once(async () => (await import('./doctor/probe/create-probe.ts')).createProbe({ core, systemRoot }));
  const selfTest = once(async () => {
    const [module, deps] = await Promise.all([
      import('./doctor/self-test/create-self-test.ts'),
      all({ locks, sdks, profiles }),
    ]);
    return module.createSelfTest(context, deps);
  });
  const terminalProxy = once(async () => {
    const [{ createTerminalProxy }, { readAppProxy }, deps] = await Promise.all([
      import('./manager/terminal-proxy/create-terminal-proxy.ts'),
      import('./manager/terminal-proxy/app-proxy.ts'),
      all({ locks, journal }),
    ]);
    return createTerminalProxy(context, { ...deps, systemRoot, appProxy: () => readAppProxy(core) });
  });
  const programs = once(async () =>
    (await import('./doctor/programs/create-programs.ts')).createPrograms({ core, systemRoot }),
  );
  const core: Core = {
    context,
    settings,
    secrets,
    connections,
    goEnv,
    journal,
    locks,
    jobs,
    releases,
    moduleProxies,
    sdks,
    switching,
    installer,
    profiles,
    projects,
    doctor,
    snapshots,
    programs,
    selfTest,
    probe,
    terminalProxy,
  };
  return core;
}

/** The same promise at every call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The same as long as what it is made from reads the same; settings that a window changes hold at once. */
function following<From, T>(read: () => Promise<From>, make: (from: From) => Promise<T>): () => Promise<T> {
  let made: { readonly key: string; readonly value: Promise<T> } | undefined;
  return async () => {
    const from = await read();
    const key = JSON.stringify(from);
    if (made?.key !== key) made = { key, value: make(from) };
    return await made.value;
  };
}

/** What each function resolves to, by name. */
async function all<Makers extends Record<string, () => Promise<unknown>>>(
  makers: Makers,
): Promise<{ [Name in keyof Makers]: Awaited<ReturnType<Makers[Name]>> }> {
  const entries = await Promise.all(Object.entries(makers).map(async ([name, make]) => [name, await make()]));
  return Object.fromEntries(entries);
}

/** Whoever reads the settings first says what is wrong with them; nobody says it twice. */
function reportProblems(store: SettingsStore, onProblem: (line: string) => void): SettingsStore {
  const reported = new Set<string>();
  return {
    ...store,
    async read() {
      const result = await store.read();
      for (const problem of result.problems) {
        if (!reported.has(problem)) onProblem(problem);
        reported.add(problem);
      }
      return result;
    },
  };
}
