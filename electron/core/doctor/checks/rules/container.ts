import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../../../../contract/doctor.ts';
import { readSmallText } from '../../../base/files/read-small-file.ts';
import { askVersion } from '../../machine/ask-version.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { stoppedByMachine } from '../../machine/stopped-by-machine.ts';
import type { Check, Found } from '../check.ts';

/** The clock must have moved after this long. */
const NAP_MS = 20;
/**
 * Clock sources that programs read without a call into the kernel (the vDSO of each processor); reading the others is a
 * system call.
 */
const QUICK_SOURCES =
  /^(tsc|kvm-clock|hyperv_clocksource_(tsc_page|msr)|arch_sys_counter|timebase|tod|riscv_clocksource|Const)$/;

export const containerCheck: Check = {
  id: 'container',
  looksAt:
    'Limits of a container or sandbox: system call filters that block the clock or threads, the process limit, the clock source.',
  timeLimitMs: 30_000,
  async run(tools) {
    if (tools.context.os !== 'linux') return 'not-applicable';
    const confinement = await readConfinement(tools.systemRoot);
    const found = await Promise.all([
      clockStandsStill(tools, confinement),
      slowClockSource(tools.systemRoot),
      goThatIsStopped(tools, confinement),
    ]);
    return found.filter((one) => one !== null);
  },
};

/** What shuts this process in: none of it is trouble by itself. */
async function readConfinement(systemRoot: string): Promise<Evidence[]> {
  const at = (name: string) => path.join(systemRoot, name);
  const found: Evidence[] = [];
  const status = await readSmallText(at('proc/self/status')).catch(() => '');
  const seccomp = status.split('\n').findIndex((line) => /^Seccomp:\s*2\b/.test(line));
  if (seccomp >= 0)
    found.push(fact('system-call filter', 'on', { origin: 'file', file: at('proc/self/status'), line: seccomp + 1 }));
  for (const file of ['.dockerenv', 'run/.containerenv'])
    if (await isThere(at(file))) found.push(fact('container', file, { origin: 'file', file: at(file) }));
  const groups = (await readSmallText(at('proc/1/cgroup')).catch(() => '')).split('\n');
  const group = groups.findIndex((line) => /docker|kubepods|containerd|libpod|lxc/.test(line));
  if (group >= 0)
    found.push(fact('container', groups[group]!, { origin: 'file', file: at('proc/1/cgroup'), line: group + 1 }));
  return found;
}

/** libseccomp before 2.5 answers EPERM to clock calls it does not know; then every time read is the same. */
async function clockStandsStill(
  { context, signal }: CheckTools,
  confinement: readonly Evidence[],
): Promise<Found | null> {
  const before = context.clock.now();
  await context.clock.sleep(NAP_MS, signal);
  const after = context.clock.now();
  if (after !== before) return null;
  const evidence = [
    fact('clock', `${new Date(before).toISOString()}, before and after ${NAP_MS} ms`, { origin: 'machine' }),
    ...confinement,
  ];
  return { kind: 'clock-stands-still', severity: 'error', params: {}, evidence };
}

async function slowClockSource(systemRoot: string): Promise<Found | null> {
  const file = path.join(systemRoot, 'sys/devices/system/clocksource/clocksource0/current_clocksource');
  const source = (await readSmallText(file).catch(() => '')).trim();
  if (source === '' || QUICK_SOURCES.test(source)) return null;
  return {
    kind: 'clock-source-slow',
    severity: 'note',
    params: { source },
    evidence: [fact('clock source', source, { origin: 'machine', file })],
  };
}

/** Starts the effective go: what a filter or a limit does to it shows in how it ends. */
async function goThatIsStopped(tools: CheckTools, confinement: readonly Evidence[]): Promise<Found | null> {
  const go = await tools.effectiveGo();
  if (go === null) return null;
  const result = await askVersion(tools, go.root);
  const stop = stoppedByMachine(result);
  if (stop === null) return null;
  const params = stop.kind === 'processes-limited' ? { limit: stop.limit } : { go: go.program };
  return {
    kind: stop.kind,
    severity: 'error',
    params,
    evidence: [fact('go version', stop.said, { origin: 'program', file: go.program }), ...confinement],
  };
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
