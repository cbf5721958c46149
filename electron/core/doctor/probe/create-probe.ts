import { setMaxListeners } from 'node:events';
import type { LookupFunction } from 'node:net';
import { AppError } from '../../../contract/errors.ts';
import type { ProbeReport } from '../../../contract/probe.ts';
import { createQueue } from '../../base/jobs/create-queue.ts';
import { createThrottle } from '../../base/jobs/create-throttle.ts';
import { type RunProgram, runProgram as realRunProgram } from '../../base/programs/run-program.ts';
import { archiveFor } from '../../go/releases/choose-archive.ts';
import type { Subjects } from '../subjects.ts';
import { sortSources } from './judge-sources.ts';
import { createLiveReport } from './live-report.ts';
import { PROBE_MODULE, type ProbeModule } from './plan-endpoints.ts';
import type { Probe, ProbeOptions } from './probe.ts';
import { PROBE_LIMITS, type ProbeLimits } from './probe-limits.ts';
import { readGoSettings } from './read-go-settings.ts';
import { runProbe } from './run-probe.ts';

export interface ProbeDeps {
  readonly core: Subjects;
  readonly systemRoot?: string;
  readonly runProgram?: RunProgram;
  readonly limits?: ProbeLimits;
  readonly module?: ProbeModule;
  /** By the name of a database, what GOSUMDB may be instead. */
  readonly mirrors?: Readonly<Record<string, string>>;
  /** Of direct connections; default: the system's. */
  readonly lookup?: LookupFunction;
}

const SHORTEST_INTERVAL_MS = 100;
/** The same database, at an address that can be reached in China (cmd/go/internal/modfetch/sumdb.go, dbDial). */
const MIRRORS = { 'sum.golang.org': 'sum.golang.google.cn' };

/** The probe, as `Probe` promises. */
export async function createProbe(deps: ProbeDeps): Promise<Probe> {
  const { core, systemRoot = '/', runProgram = realRunProgram } = deps;
  const { context } = core;
  const [locks, connections, settings, releases] = await Promise.all([
    core.locks(),
    core.connections(),
    core.settings(),
    core.releases(),
  ]);
  const oneAtATime = createQueue(1);
  let last: ProbeReport | null = null;

  /** The newest stable release's archive for this machine, of the index that is kept. */
  async function knownFile(): Promise<string | null> {
    const index = await releases.cached();
    const release = index?.releases.find(({ stable }) => stable);
    return release === undefined ? null : (archiveFor(release, context.native)?.filename ?? null);
  }

  async function run(
    { scope = 'all' }: ProbeOptions,
    signal: AbortSignal,
    onChange: (report: () => ProbeReport) => void,
  ): Promise<ProbeReport> {
    const live = createLiveReport({ scope, now: () => context.clock.now(), onChange });
    live.set({ phase: 'preparing' });
    const [{ settings: values }, filename, go] = await Promise.all([
      settings.read(),
      knownFile(),
      scope === 'all' ? readGoSettings({ core, systemRoot, runProgram, signal }) : null,
    ]);
    const { limits = PROBE_LIMITS, module = PROBE_MODULE, mirrors = MIRRORS, lookup } = deps;
    // A module proxy has neither an index nor archives: as GOPROXY it is tried among those.
    const sources = values.sources.filter(({ kind }) => kind !== 'module-proxy');
    await runProbe({
      context,
      locks,
      connections,
      sources,
      filename,
      go,
      module,
      limits,
      mirrors,
      lookup,
      live,
      signal,
    });
    return live.report();
  }

  async function follow(options: ProbeOptions & { readonly signal: AbortSignal }): Promise<ProbeReport> {
    const { signal } = options;
    setMaxListeners(0, signal);
    const before = last;
    let newest: (() => ProbeReport) | null = null;
    const publish = createThrottle(context.clock, SHORTEST_INTERVAL_MS, () => {
      if (newest === null) return;
      last = newest();
      context.events.emit('probeChanged', last);
      options.onChange?.(last);
    });
    try {
      const report = await run(options, signal, (make) => {
        newest = make;
        publish.request();
      });
      newest = () => report;
      return report;
    } catch (error) {
      // A report that stopped half-way would look as if it still ran.
      newest = null;
      last = before;
      throw error;
    } finally {
      publish.finish();
    }
  }

  return {
    last: () => last,
    async run(options = {}) {
      const { signal = new AbortController().signal } = options;
      try {
        return await oneAtATime.run(signal, () => follow({ ...options, signal }));
      } catch (error) {
        if (signal.aborted) throw new AppError('cancelled', 'The probe was cancelled', { cause: error });
        throw error;
      }
    },
    async sortSources() {
      const tested = last?.phase === 'done' ? last.endpoints.filter((endpoint) => endpoint.kind === 'source') : [];
      if (tested.length === 0)
        throw new AppError('invalid-input', 'The sources have not been tested yet', { hint: 'goswitch proxy probe' });
      const order = new Map(sortSources(tested).map(({ name }, at) => [name, at]));
      const { sources } = (await settings.read()).settings;
      const place = (name: string) => order.get(name) ?? order.size;
      await settings.update({ sources: sources.toSorted((a, b) => place(a.name) - place(b.name)) });
    },
  };
}
