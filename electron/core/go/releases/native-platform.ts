import type { Platform } from '../../../contract/models.ts';
import type { Env } from '../../context.ts';

/** What there is to know about the machine, read only where it decides. `machine-readers.ts` makes the real ones. */
export interface MachineReaders {
  /** `process.platform` and `process.arch`: what this Node was built for, which may be less than the hardware. */
  readonly os: string;
  readonly arch: string;
  readonly env: Env;
  /** The kernel's name for the processor, as `uname -m` prints it. */
  machine(): string;
  /** The kernel's own version text, as `uname -v` prints it. */
  kernelVersion(): string;
  endianness(): 'LE' | 'BE';
  /** A value of macOS `sysctl -n`, null where it is unknown. */
  sysctl(name: string): string | null;
}

const OS_NAMES: Readonly<Record<string, string>> = { win32: 'windows', cygwin: 'windows', os400: 'aix' };
const ARCH_NAMES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  mipsel: 'mipsle',
  mips64el: 'mips64le',
};
/** `uname -m` of 64-bit kernels that run 32-bit programs. */
const MACHINE_NAMES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  amd64: 'amd64',
  aarch64: 'arm64',
  arm64: 'arm64',
};

/**
 * This machine in the terms of the release index (`linux`/`armv6l`, `windows`/`arm64`). The hardware decides, not the
 * process: an x64 Node under Rosetta or on Windows on Arm, and a 32-bit Node on a 64-bit kernel, get what the machine
 * itself runs.
 */
export function detectNativePlatform(machine: MachineReaders): Platform {
  const os = machine.os === 'sunos' ? sunOs(machine) : (OS_NAMES[machine.os] ?? machine.os);
  const arch = hardwareArch(os, machine);
  return { os, arch: os === 'linux' && arch === 'arm' ? 'armv6l' : arch };
}

function hardwareArch(os: string, machine: MachineReaders): string {
  const { arch } = machine;
  if (os === 'darwin') return arch === 'x64' && isAppleSilicon(machine) ? 'arm64' : goArch(machine);
  if (os === 'windows') return windowsArch(machine) ?? goArch(machine);
  if (arch === 'ia32' || arch === 'arm') return MACHINE_NAMES[machine.machine()] ?? goArch(machine);
  return goArch(machine);
}

function goArch(machine: MachineReaders): string {
  if (machine.arch === 'ppc64') return machine.endianness() === 'LE' ? 'ppc64le' : 'ppc64';
  return ARCH_NAMES[machine.arch] ?? machine.arch;
}

/**
 * Under Rosetta the process sees an Intel processor, but these two tell (Apple, "About the Rosetta translation
 * environment").
 */
function isAppleSilicon(machine: MachineReaders): boolean {
  return machine.sysctl('hw.optional.arm64') === '1' || machine.sysctl('sysctl.proc_translated') === '1';
}

/**
 * Windows gives an emulated program the variables of the processor it emulates; PROCESSOR_ARCHITEW6432 names the real
 * one for 32-bit programs, and PROCESSOR_IDENTIFIER ("ARMv8 (64-bit) Family 8 ...") for x64 ones on Arm.
 */
function windowsArch({ env }: MachineReaders): string | null {
  const named = (env.PROCESSOR_ARCHITEW6432 ?? env.PROCESSOR_ARCHITECTURE ?? '').toUpperCase();
  if (named === 'ARM64' || /^ARMv[89]\b.*64-bit/i.test(env.PROCESSOR_IDENTIFIER ?? '')) return 'arm64';
  return { AMD64: 'amd64', X86: '386' }[named] ?? null;
}

/** Node calls both `sunos`. Solaris versions its kernel as `11.4.0...`; illumos distributions name themselves. */
function sunOs(machine: MachineReaders): string {
  return /^\d+\.\d+/.test(machine.kernelVersion()) ? 'solaris' : 'illumos';
}
