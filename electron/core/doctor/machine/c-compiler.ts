import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findOnPath } from '../../base/programs/find-program.ts';
import { makeTemporaryFolder } from '../../base/programs/temporary-folder.ts';
import { splitQuoted } from '../../go/variables/split-quoted.ts';
import type { CheckTools, Surroundings } from './check-tools.ts';

export type CompilerState =
  | { readonly state: 'works'; readonly program: string }
  | { readonly state: 'missing'; readonly compiler: string }
  | { readonly state: 'broken'; readonly compiler: string; readonly message: string };

/** The default of CC (cmd/go/internal/cfg/zdefaultcc.go: clang on these, gcc elsewhere). */
const CLANG = ['darwin', 'freebsd', 'openbsd'];
const PROGRAM = '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n';
const LIMIT_MS = 8000;

/**
 * Whether the C compiler that cgo would take makes a program of a few words. @param cc value of CC, empty for Go's
 * default
 */
export async function tryCompiler(tools: CheckTools, surroundings: Surroundings, cc: string): Promise<CompilerState> {
  const split = splitQuoted(cc);
  const [compiler = CLANG.includes(tools.context.os) ? 'clang' : 'gcc', ...args] =
    'words' in split ? split.words : [cc];
  const program = path.isAbsolute(compiler) ? compiler : await findOnPath(compiler, surroundings.env, tools.context.os);
  if (program === null) return { state: 'missing', compiler };
  const folder = await makeTemporaryFolder('cc');
  try {
    await writeFile(path.join(folder, 'probe.c'), PROGRAM);
    const result = await tools.runProgram(program, [...args, '-o', 'probe', 'probe.c'], {
      env: surroundings.env,
      cwd: folder,
      timeoutMs: LIMIT_MS,
      signal: tools.signal,
    });
    if (result.outcome === 'failed-to-start') return { state: 'missing', compiler };
    if (result.outcome === 'exited' && result.code === 0) return { state: 'works', program };
    return {
      state: 'broken',
      compiler: program,
      message: firstComplaint(result.stderr.toString('utf8')) || result.outcome,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function firstComplaint(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /error/i.test(line)) ?? lines[0] ?? '').trim().slice(0, 300);
}
