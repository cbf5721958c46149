import { createHash, randomBytes } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { readSmallText } from '../files/read-small-file.ts';

/**
 * Who holds a lock, told so exactly that a process id used again is never taken for the holder. On Linux the start time
 * of a process comes from /proc; elsewhere from `ps`; on Windows there is no cheap source, and the heartbeat of the
 * lock decides.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started: clock ticks since boot on Linux, seconds since 1970 elsewhere; '0' when it cannot be told. */
  readonly start: string;
  /** Where its pid means something: a hash over boot and pid namespace (Linux) or host name. 12 hex digits. */
  readonly origin: string;
}

/** `unknown`: only the heartbeat can tell (another machine or container, or a system that hides processes). */
type ProcessVerdict = 'alive' | 'dead' | 'unknown';

/** Two `ps` runs may round the same start differently; a pid does not come round again this soon. */
const START_TOLERANCE_SECONDS = 2;

/**
 * The identity of this process. Never throws: what cannot be told makes its origin unique, so that others rely on the
 * heartbeat.
 */
export async function readOwnIdentity(os: NodeJS.Platform): Promise<ProcessIdentity> {
  const { pid } = process;
  if (os !== 'linux') {
    const start = os === 'win32' ? null : ((await psProcess(pid))?.start ?? null);
    return { pid, start: start ?? '0', origin: hash(hostname()) };
  }
  try {
    const [stat, bootId, namespace] = await Promise.all([
      readSmallText('/proc/self/stat', 'latin1'),
      readSmallText('/proc/sys/kernel/random/boot_id', 'latin1'),
      readlink('/proc/self/ns/pid'),
    ]);
    // A /proc of another pid namespace would tell of other processes.
    if (Number.parseInt(stat, 10) === pid)
      return { pid, start: parseStat(stat).start, origin: hash(`${bootId.trim()} ${namespace}`) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
  return { pid, start: '0', origin: randomBytes(6).toString('hex') };
}

/**
 * Whether the process that `identity` names still runs, as far as `own` can see. A zombie is dead: it cannot do
 * any work.
 */
export async function judgeProcess(
  identity: ProcessIdentity,
  own: ProcessIdentity,
  os: NodeJS.Platform,
): Promise<ProcessVerdict> {
  if (identity.origin !== own.origin) return 'unknown';
  if (identity.pid === own.pid && identity.start === own.start) return 'alive';
  if (!pidExists(identity.pid)) return 'dead';
  if (identity.start === '0' || os === 'win32') return 'unknown';
  return os === 'linux' ? await judgeByProc(identity) : await judgeByPs(identity);
}

async function judgeByProc(identity: ProcessIdentity): Promise<ProcessVerdict> {
  try {
    const { state, start } = parseStat(await readSmallText(`/proc/${identity.pid}/stat`, 'latin1'));
    return start === identity.start && state !== 'Z' && state !== 'X' ? 'alive' : 'dead';
  } catch (error) {
    // Mounted with hidepid, /proc hides the processes of other users; one that just ended shows at the next look.
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'unknown';
    throw error;
  }
}

async function judgeByPs(identity: ProcessIdentity): Promise<ProcessVerdict> {
  const found = await psProcess(identity.pid);
  if (found === null) return 'unknown';
  if (found.state.startsWith('Z')) return 'dead';
  return Math.abs(Number(found.start) - Number(identity.start)) <= START_TOLERANCE_SECONDS ? 'alive' : 'dead';
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Fields 3 and 22 of proc(5)'s stat; the name in field 2 may hold anything, so count from its closing parenthesis. */
function parseStat(stat: string): { state: string; start: string } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', start: fields[19] ?? '0' };
}

/**
 * State and start of a process as `ps` tells them, or null. Time zone and language are fixed so that the date parses.
 */
async function psProcess(pid: number): Promise<{ state: string; start: string } | null> {
  const { runProgram } = await import('./run-program.ts');
  const asked = await runProgram('/bin/ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    env: { LC_ALL: 'C', TZ: 'UTC' },
    timeoutMs: 5000,
  });
  const [, state, date] = /^\s*(\S+)\s+(.+?)\s*$/.exec(asked.stdout.toString('utf8')) ?? [];
  const startMs = Date.parse(`${date} UTC`);
  return asked.code !== 0 || state === undefined || Number.isNaN(startMs)
    ? null
    : { state, start: String(startMs / 1000) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
