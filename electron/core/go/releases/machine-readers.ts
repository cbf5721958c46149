import { createRequire } from 'node:module';
import os from 'node:os';
import type { Env } from '../../context.ts';
import type { MachineReaders } from './native-platform.ts';

/** Readers of the real machine, for `detectNativePlatform`. */
export function createMachineReaders(env: Env): MachineReaders {
  return {
    os: process.platform,
    arch: process.arch,
    env,
    machine: os.machine,
    kernelVersion: os.version,
    endianness: os.endianness,
    sysctl(name) {
      // Only an x64 Node on macOS asks; the others start without loading child processes.
      const { spawnSync } = createRequire(import.meta.url)('node:child_process') as typeof import('node:child_process');
      const { status, stdout } = spawnSync('/usr/sbin/sysctl', ['-n', name], {
        encoding: 'utf8',
        timeout: 2000,
        env: {},
      });
      return status === 0 ? stdout.trim() : null;
    },
  };
}
