import type { ProgramResult } from '../../base/programs/run-program.ts';

/** How this machine kept a Go program from running, which was itself in order. */
type MachineStop =
  | { readonly kind: 'go-killed'; readonly said: string }
  | { readonly kind: 'threads-denied'; readonly said: string }
  /** `limit`: how many threads it had by then. */
  | { readonly kind: 'processes-limited'; readonly said: string; readonly limit: string };

/**
 * runtime/os_linux.go (newosproc) and runtime/cgo (gcc_libinit.c). errno 1 is EPERM, a filter's answer; 11 is EAGAIN,
 * that of a limit.
 */
const THREAD_FAILURE =
  /failed to create new OS thread \(have (\d+) already; errno=(\d+)\)|pthread_create failed: (Operation not permitted|Resource temporarily unavailable)/;

/**
 * What a filter of system calls and the kernel short of memory end a program with; a broken program ends with others
 * (SIGSEGV, SIGILL).
 */
const OF_THE_MACHINE: readonly (string | null | undefined)[] = ['SIGSYS', 'SIGKILL'];

/** Null when the program ended by itself, well or not, or by a fault of its own. */
export function stoppedByMachine({ outcome, signal, stderr }: ProgramResult): MachineStop | null {
  if (outcome !== 'exited') return null;
  const failure = THREAD_FAILURE.exec(stderr.toString('utf8'));
  if (failure !== null) {
    const [said, had = '1', errno, words] = failure;
    const isDenied = errno === '1' || words === 'Operation not permitted';
    return isDenied ? { kind: 'threads-denied', said } : { kind: 'processes-limited', said, limit: had };
  }
  return OF_THE_MACHINE.includes(signal) ? { kind: 'go-killed', said: `ended by ${signal}` } : null;
}
