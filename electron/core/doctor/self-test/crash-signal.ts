/**
 * What Go calls signals (syscall/zerrors_*.go), where it tells how a child ended: `compile: signal: illegal instruction
 * (core dumped)`.
 */
const GO_NAMES: Readonly<Record<string, string>> = {
  hangup: 'SIGHUP',
  'illegal instruction': 'SIGILL',
  'trace/breakpoint trap': 'SIGTRAP',
  'trace/BPT trap': 'SIGTRAP',
  aborted: 'SIGABRT',
  'abort trap': 'SIGABRT',
  'bus error': 'SIGBUS',
  'floating point exception': 'SIGFPE',
  killed: 'SIGKILL',
  'segmentation fault': 'SIGSEGV',
  'bad system call': 'SIGSYS',
  'broken pipe': 'SIGPIPE',
  terminated: 'SIGTERM',
  'CPU time limit exceeded': 'SIGXCPU',
  'cputime limit exceeded': 'SIGXCPU',
  'file size limit exceeded': 'SIGXFSZ',
  'filesize limit exceeded': 'SIGXFSZ',
};

/**
 * A shell that was between gives 128 and the number (POSIX, Shell Command Language 2.8.2): the numbers that are the
 * same everywhere.
 */
const EXIT_CODES: Readonly<Record<number, string>> = {
  132: 'SIGILL',
  134: 'SIGABRT',
  136: 'SIGFPE',
  137: 'SIGKILL',
  139: 'SIGSEGV',
  143: 'SIGTERM',
};

/** NTSTATUS values that a crashed program ends with on Windows (ntstatus.h). */
const WINDOWS_CODES: Readonly<Record<number, string>> = {
  3221225477: 'ACCESS_VIOLATION',
  3221225501: 'ILLEGAL_INSTRUCTION',
  3221225725: 'STACK_OVERFLOW',
  3221225781: 'DLL_NOT_FOUND',
  3221226505: 'STACK_BUFFER_OVERRUN',
};

/**
 * The name of what ended the program, or one of its children that it tells of; null when none crashed.
 * @param text what it wrote to standard error
 */
export function crashSignal(
  ended: { readonly code: number | null; readonly signal: string | null },
  text: string,
): string | null {
  if (ended.signal !== null) return ended.signal;
  if (ended.code === 0) return null;
  const told = /\bsignal: ([a-zA-Z/ ]+?)(?: \(core dumped\))?\s*$/m.exec(text)?.[1];
  if (told !== undefined && GO_NAMES[told] !== undefined) return GO_NAMES[told];
  // A Go program that dies by itself: `SIGILL: illegal instruction`, `[signal SIGSEGV: segmentation violation code=...`
  // (runtime/signal_unix.go).
  const own = /^(?:\[signal )?(SIG[A-Z]{2,7}): /m.exec(text)?.[1];
  if (own !== undefined) return own;
  const status = /exit status (0x[0-9a-fA-F]{8})/.exec(text)?.[1];
  const code = status === undefined ? (ended.code ?? 0) : Number(status);
  return WINDOWS_CODES[code] ?? EXIT_CODES[code] ?? null;
}
