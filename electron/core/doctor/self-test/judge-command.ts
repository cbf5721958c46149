import path from 'node:path';
import type { Platform } from '../../../contract/models.ts';
import type { Said } from '../../../contract/self-test.ts';
import type { StageProblemKind } from '../../../contract/words/en/self-test.ts';
import type { ProgramResult } from '../../base/programs/run-program.ts';
import { readProgramHeader } from '../../go/build-info/program-header.ts';
import { crashSignal } from './crash-signal.ts';
import { say } from './self-test-sentences.ts';
import { boundedOutput, tellingLine } from './stage-output.ts';

interface JudgedCommand {
  /** Null when it ended well. */
  readonly problem: Said<StageProblemKind> | null;
  readonly signal: string | null;
}

interface CommandFacts {
  /** What a person calls it: `go tool compile`. */
  readonly tool: string;
  /** The file that was started. */
  readonly file: string;
  readonly native: Platform;
  readonly limitMs: number;
}

/** What the end of a program means. */
export async function judgeCommand(result: ProgramResult, facts: CommandFacts): Promise<JudgedCommand> {
  const { tool, limitMs } = facts;
  const none = { signal: null };
  if (result.outcome === 'timed-out')
    return { ...none, problem: say('timed-out', { tool, seconds: Math.round(limitMs / 1000) }) };
  if (result.outcome === 'too-much-output') return { ...none, problem: say('too-much-output', { tool }) };
  if (result.outcome === 'exited' && result.code === 0) return { ...none, problem: null };
  const foreign = await foreignPlatform(facts);
  if (foreign !== null) return { ...none, problem: foreign };
  if (result.outcome === 'failed-to-start')
    return { ...none, problem: notStarted(facts.file, result.startError ?? null) };
  const stderr = boundedOutput(result.stderr);
  const signal = crashSignal({ code: result.code, signal: result.signal ?? null }, stderr);
  if (signal !== null) return { signal, problem: say('crashed', { tool, signal }) };
  const line = tellingLine(stderr) ?? tellingLine(boundedOutput(result.stdout));
  const code = result.code ?? -1;
  return {
    ...none,
    problem: line === null ? say('failed-silently', { tool, code }) : say('failed', { tool, code, line }),
  };
}

function notStarted(file: string, code: string | null): Said<StageProblemKind> {
  const program = path.basename(file) === file ? file : path.normalize(file);
  if (code === 'ENOENT' || code === 'ENOTDIR') return say('not-found', { program });
  if (code === 'EACCES' || code === 'EPERM') return say('not-permitted', { program });
  return say('not-started', { program, reason: code ?? 'no reason given' });
}

/**
 * A program for another machine fails in many ways (ENOEXEC, a shell reading it as a script): its header says it
 * plainly. Asked only after it failed.
 */
async function foreignPlatform({ file, native }: CommandFacts): Promise<Said<StageProblemKind> | null> {
  // No such file, no such format: then its end says it.
  const header = await readProgramHeader(file).catch(() => null);
  if (header?.arch == null) return null;
  const os = header.os ?? (header.format === 'elf' && !['darwin', 'windows'].includes(native.os) ? native.os : 'linux');
  const here = native.arch.replace('armv6l', 'arm');
  const runsHere =
    here === header.arch || (header.arch === '386' && here === 'amd64') || (os === 'darwin' && header.arch === 'amd64');
  if (os === native.os && runsHere) return null;
  return say('wrong-platform', {
    program: file,
    platform: `${os}/${header.arch}`,
    machine: `${native.os}/${native.arch}`,
  });
}
