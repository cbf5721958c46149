import { access } from 'node:fs/promises';
import { readProgramHeader } from '../../go/build-info/program-header.ts';
import type { ProbeOptions, ProbeOutcome } from './probe-outcome.ts';

/**
 * In words, why `program` did not answer. Asked only after it failed: what a header suggests is not always so (binfmt,
 * Rosetta).
 */
export async function explainProbe(program: string, options: ProbeOptions, outcome: ProbeOutcome): Promise<string> {
  if (outcome.timedOut) return 'it did not answer within the time limit';
  const missing = await access(program).then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  );
  if (missing !== null)
    return missing.code === 'ENOENT' || missing.code === 'ENOTDIR' ? 'there is no such file' : missing.message;
  // What the go command itself says is better than what its header suggests: 386 programs run on amd64, and amd64 ones
  // under Rosetta.
  const hasStarted = /^(go: |fatal error|panic)/.test(outcome.stderr);
  return (hasStarted ? null : await explainFormat(program, options)) ?? explainOutcome(outcome);
}

/**
 * A program for another machine fails in many ways (exec format error, EBADARCH, a shell reading it as a script): its
 * header says it plainly.
 */
async function explainFormat(program: string, options: ProbeOptions): Promise<string | null> {
  const header = await readProgramHeader(program).catch(() => null);
  if (header === null) return null;
  const { os = null, arch = null } = {
    os: header.os ?? (header.format === 'elf' ? elfSystem(options) : null),
    arch: header.arch,
  };
  const here = options.native;
  if (os !== here.os || (arch !== null && arch !== here.arch.replace('armv6l', 'arm'))) {
    return `it is a program for ${os ?? header.format}/${arch ?? 'another processor'}, and this machine is ${here.os}/${here.arch}`;
  }
  if (header.loader === null) return null;
  const hasLoader = await access(header.loader).then(
    () => true,
    () => false,
  );
  return hasLoader
    ? null
    : `it needs the loader ${header.loader}, which this system lacks (older Go needs glibc; musl is not enough)`;
}

/** An ELF program that names no system is for Linux, or for the few others that leave the field empty. */
function elfSystem(options: ProbeOptions): string {
  return ['linux', 'dragonfly', 'illumos', 'solaris', 'android'].includes(options.native.os)
    ? options.native.os
    : 'linux';
}

function explainOutcome(outcome: ProbeOutcome): string {
  const code = outcome.startError;
  if (code === 'EACCES' || code === 'EPERM')
    return 'it may not be run (no permission, or a file system mounted noexec)';
  if (code !== null) return `it cannot be started (${code})`;
  const line = outcome.stderr.split('\n').find((text) => text.trim() !== '');
  if (line !== undefined) return line.trim();
  if (outcome.signal !== null) return `it was ended by ${outcome.signal}`;
  return outcome.exitCode === 0
    ? 'it does not answer "go version" with a Go version'
    : `it ended with code ${outcome.exitCode ?? 'none'} and no message`;
}
