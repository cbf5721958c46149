import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createJournal } from '../../../../electron/core/base/journal/create-journal.ts';
import type { Journal } from '../../../../electron/core/base/journal/journal.ts';
import { createLocks } from '../../../../electron/core/base/locks/create-locks.ts';
import type { Locks } from '../../../../electron/core/base/locks/lock.ts';
import type { RunProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { createProfiles, type Profiles } from '../../../../electron/core/manager/profiles/create-profiles.ts';
import type { TerminalMaker } from '../../../../electron/core/manager/profiles/pseudo-terminal.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../helpers/sandbox.ts';

export interface ProfilesSandbox extends Sandbox {
  readonly journal: Journal;
  readonly locks: Locks;
  readonly profiles: Profiles;
  /** Stands for `/` where GoSwitch looks for /etc/shells and /run. */
  readonly systemRoot: string;
  /** A file of the user's home: its bytes, or null. */
  read(name: string): Promise<Buffer | null>;
  write(name: string, content: string | Uint8Array, mode?: number): Promise<string>;
  at(name: string): string;
}

export interface ProfilesSandboxOptions extends SandboxOptions {
  /** Content of /etc/shells; default: no shell. */
  readonly shells?: readonly string[];
  readonly runProgram?: RunProgram;
  /** Default: what this machine has. */
  readonly terminal?: TerminalMaker | null;
}

/**
 * A sandbox whose machine has only the shells given, with profiles over a real journal and real locks, and a made `go`
 * among the shims.
 */
export async function createProfilesSandbox({
  shells = [],
  runProgram,
  terminal,
  ...options
}: ProfilesSandboxOptions = {}): Promise<ProfilesSandbox> {
  const sandbox = await createSandbox({ ...options, env: { PATH: '', ...options.env } });
  const systemRoot = path.join(sandbox.dir, 'system');
  await mkdir(path.join(systemRoot, 'etc'), { recursive: true });
  await writeFile(path.join(systemRoot, 'etc/shells'), `# shells\n${shells.join('\n')}\n`);
  const { context } = sandbox;
  const journal = createJournal(context);
  const locks = createLocks(context, { waitMs: () => 10_000 });
  const given = {
    ...(runProgram === undefined ? {} : { runProgram }),
    ...(terminal === undefined ? {} : { terminal }),
  };
  const profiles = createProfiles(context, { journal, locks, systemRoot, ...given });
  const at = (name: string) => path.join(sandbox.userHome, name);
  await writeGo(context.layout.shims, 'go1.26.3');
  return {
    ...sandbox,
    journal,
    locks,
    profiles,
    systemRoot,
    at,
    read: (name) =>
      readFile(at(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    async write(name, content, mode = 0o644) {
      await mkdir(path.dirname(at(name)), { recursive: true });
      // One that was made read-only is written all the same, as it would be for root.
      await chmod(at(name), 0o644).catch(() => undefined);
      await writeFile(at(name), content);
      await chmod(at(name), mode);
      return at(name);
    },
  };
}

/** A `go` that only says its version. */
export async function writeGo(folder: string, version: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'go');
  await writeFile(file, `#!/bin/sh\necho "go version ${version} linux/amd64"\n`);
  await chmod(file, 0o755);
  return file;
}
