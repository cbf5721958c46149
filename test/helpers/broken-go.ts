import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { DoctorReport, Finding } from '../../electron/contract/doctor.ts';
import { runProgram } from '../../electron/core/base/programs/run-program.ts';
import { CHECKS } from '../../electron/core/doctor/checks/checks.ts';
import { createDoctor } from '../../electron/core/doctor/checks/create-doctor.ts';
import type { Doctor } from '../../electron/core/doctor/checks/doctor.ts';
import { shellOfProgram } from '../../electron/core/manager/shells/shells.ts';
import { type CheckMachine, openCheck } from './check-machine.ts';
import type { Sandbox } from './sandbox.ts';

export interface BrokenGoOptions {
  readonly sandbox: Sandbox;
  /** The root of a real SDK: first on the PATH of terminals; or made active behind GoSwitch's shims. */
  readonly root: string;
  readonly withShims?: boolean;
  /** Nor so: the test puts a go there itself. */
  readonly noGo?: boolean;
  /** A build cache that several tests share, because filling one takes longer than everything else. */
  readonly buildCache: string;
  /** What ~/.profile exports after PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** Path below the user's home to text. */
  readonly files?: Readonly<Record<string, string>>;
  /** The module has a file that needs a C compiler when cgo is on. */
  readonly withCgo?: boolean;
  /** After the folder of `go`; default: the programs of /usr/bin without its shells but sh. */
  readonly searched?: string;
}

export interface BrokenGo {
  readonly machine: CheckMachine;
  readonly doctor: Doctor;
  /** The checks, as `goswitch doctor` runs them all. */
  examine(): Promise<DoctorReport>;
  /** Repairs it and waits until that is done. */
  repair(finding: Finding): Promise<void>;
  /** Runs a line of shell in a new terminal, in the module of the user. Never throws. */
  inTerminal(line: string): Promise<{ readonly code: number | null; readonly output: string }>;
}

/** A module of the user, `~/module`: main with a package of its own. */
const moduleFiles = (answer: string) => ({
  'module/go.mod': 'module corp.example/hello\n\ngo 1.21\n',
  // println needs nothing of the standard library, which takes long to build.
  'module/main.go': 'package main\n\nimport "corp.example/hello/words"\n\nfunc main() { println(words.Answer) }\n',
  'module/words/words.go': `package words\n\nconst Answer = ${JSON.stringify(answer)}\n`,
});

/** For a build that needs package fmt. */
export const FMT_FILE = { 'module/fmt.go': 'package main\n\nimport _ "fmt"\n' };

/** Built only with cgo. */
const CGO_FILE = { 'module/cgo.go': 'package main\n\nimport "C"\n' };

/** A user whose terminals run a real go in a broken environment, over the checks of `goswitch doctor`. */
export async function openBrokenGo(options: BrokenGoOptions): Promise<BrokenGo> {
  const { sandbox, root, buildCache, searched = await programsWithoutShells(sandbox.dir) } = options;
  const bin = path.join(sandbox.dir, 'bin');
  await mkdir(path.join(sandbox.userHome, '.cache'), { recursive: true });
  await mkdir(bin, { recursive: true });
  await symlink(buildCache, path.join(sandbox.userHome, '.cache/go-build'));
  if (!options.withShims && !options.noGo) await symlink(path.join(root, 'bin/go'), path.join(bin, 'go'));
  const PATH = `${path.join(sandbox.home, 'shims')}:${bin}:${searched}`;
  const machine = await openCheck(sandbox, CHECKS[0]!, {
    loginEnv: { PATH, ...options.env },
    // Nothing is built twice by the same name, so that no result of another test is taken.
    files: {
      ...moduleFiles(`ran ${path.basename(sandbox.dir)}`),
      ...(options.withCgo ? CGO_FILE : {}),
      ...options.files,
    },
    env: { PATH },
    ...(options.withShims ? { realGo: root } : {}),
  });
  const doctor = createDoctor({ core: machine.core, systemRoot: machine.systemRoot, shellLimitMs: 20_000 });
  return {
    machine,
    doctor,
    examine: () => doctor.run(),
    async repair({ id }) {
      const ended = new Promise<void>((resolve) => {
        onTestFinished(machine.core.context.events.on('jobChanged', ({ state }) => state !== 'running' && resolve()));
      });
      const { jobId } = await doctor.applyFix(id);
      if (jobId !== null) await ended;
    },
    async inTerminal(line) {
      const result = await runProgram('/bin/sh', ['-c', `. "$HOME/.profile"; cd "$HOME/module" && ${line}`], {
        env: { HOME: sandbox.userHome },
        cwd: sandbox.userHome,
        timeoutMs: 240_000,
      });
      return { code: result.code, output: Buffer.concat([result.stdout, result.stderr]).toString('utf8') };
    },
  };
}

/**
 * The user has a profile of sh alone, and the doctor starts every shell that it finds, a dozen times: those of the
 * machine would only cost time.
 */
async function programsWithoutShells(dir: string): Promise<string> {
  const folder = path.join(dir, 'programs');
  await mkdir(folder);
  for (const name of await readdir('/usr/bin')) {
    if (name === 'sh' || shellOfProgram(name) === null)
      await symlink(path.join('/usr/bin', name), path.join(folder, name));
  }
  return folder;
}
