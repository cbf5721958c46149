import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../../../contract/health.ts';
import type { ProgramResult } from '../../profiles/run-program.ts';
import type { Check, Found } from '../check.ts';
import type { CheckTools, GoInForce } from '../check-tools.ts';
import { fact } from '../fact.ts';

/** The clock must have moved after this long. */
const NAP_MS = 20;
/** Clock sources that programs read without a call into the kernel (the vDSO of each processor); reading the others is a system call. */
const QUICK_SOURCES = /^(tsc|kvm-clock|hyperv_clocksource_(tsc_page|msr)|arch_sys_counter|timebase|tod|riscv_clocksource|Const)$/;
/** errno of Linux: EPERM is a filter's answer, EAGAIN that of a limit. */
const THREAD_FAILURE =
  /failed to create new OS thread \(have \d+ already; errno=(\d+)\)|pthread_create failed: (Operation not permitted|Resource temporarily unavailable)/;

export const containerCheck: Check = {
  id: 'container',
  looksAt: 'Limits of a container or a sandbox: filters of system calls that deny the clock or threads, the limit of processes, the clock source.',
  timeLimitMs: 30_000,
  async run(tools) {
    if (tools.context.os !== 'linux') return 'not-applicable';
    const confinement = await readConfinement(tools.systemRoot);
    const found = await Promise.all([clockStandsStill(tools, confinement), slowClockSource(tools.systemRoot), goThatIsStopped(tools, confinement)]);
    return found.filter((one) => one !== null);
  },
};

/** What shuts this process in: none of it is trouble by itself. */
async function readConfinement(systemRoot: string): Promise<Evidence[]> {
  const at = (name: string) => path.join(systemRoot, name);
  const found: Evidence[] = [];
  const status = await readFile(at('proc/self/status'), 'utf8').catch(() => '');
  const seccomp = status.split('\n').findIndex((line) => /^Seccomp:\s*2\b/.test(line));
  if (seccomp >= 0) found.push(fact('system-call filter', 'on', 'file', at('proc/self/status'), seccomp + 1));
  for (const file of ['.dockerenv', 'run/.containerenv']) if (await isThere(at(file))) found.push(fact('container', file, 'file', at(file)));
  const groups = (await readFile(at('proc/1/cgroup'), 'utf8').catch(() => '')).split('\n');
  const group = groups.findIndex((line) => /docker|kubepods|containerd|libpod|lxc/.test(line));
  if (group >= 0) found.push(fact('container', groups[group]!, 'file', at('proc/1/cgroup'), group + 1));
  return found;
}

/** libseccomp before 2.5 answers EPERM to clock calls it does not know; then every time read is the same. */
async function clockStandsStill({ context, signal }: CheckTools, confinement: readonly Evidence[]): Promise<Found | null> {
  const before = context.clock.now();
  await context.clock.sleep(NAP_MS, signal);
  const after = context.clock.now();
  if (after !== before) return null;
  const evidence = [fact('clock', `${new Date(before).toISOString()}, before and after ${NAP_MS} ms`, 'machine'), ...confinement];
  return { kind: 'clock-stands-still', severity: 'error', params: {}, evidence };
}

async function slowClockSource(systemRoot: string): Promise<Found | null> {
  const file = path.join(systemRoot, 'sys/devices/system/clocksource/clocksource0/current_clocksource');
  const source = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (source === '' || QUICK_SOURCES.test(source)) return null;
  return { kind: 'clock-source-slow', severity: 'note', params: { source }, evidence: [fact('clock source', source, 'machine', file)] };
}

/** Starts the go in force: what a filter or a limit does to it shows in how it ends. */
async function goThatIsStopped(tools: CheckTools, confinement: readonly Evidence[]): Promise<Found | null> {
  const go = await tools.goInForce();
  if (go === null) return null;
  const result = await tools.runGo(go.root, ['version']);
  const found = judgeEnd(go, result);
  return found === null ? null : { ...found, evidence: [...found.evidence, ...confinement] };
}

function judgeEnd({ program }: GoInForce, result: ProgramResult): Found | null {
  const stderr = result.stderr.toString('utf8');
  const failure = THREAD_FAILURE.exec(stderr);
  const said = fact('go version', failure?.[0] ?? 'ended by a signal', 'program', program);
  if (failure !== null) {
    const isDenied = failure[1] === '1' || failure[2] === 'Operation not permitted';
    if (isDenied) return { kind: 'threads-denied', severity: 'error', params: {}, evidence: [said] };
    const limit = /have (\d+) already/.exec(stderr)?.[1] ?? '1';
    return { kind: 'processes-limited', severity: 'error', params: { limit }, evidence: [said] };
  }
  const isKilled = result.outcome === 'exited' && result.code === null;
  return isKilled ? { kind: 'go-killed', severity: 'error', params: { go: program }, evidence: [said] } : null;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
