import { AppError } from '../../../contract/errors.ts';
import { makeFolder } from '../../base/files/make-folder.ts';
import type { RebuildTools } from './rebuild-tools.ts';

interface ProgramToSmokeTest {
  readonly program: string;
  /** The program's home and working folder, so that it finds nothing to work on. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Programs that know no `-h` go on to do their work: by then they have started, which is all that is asked. */
const LIMIT_MS = 3000;
const PASSED_ON = [
  'PATH',
  'PATHEXT',
  'SYSTEMROOT',
  'SystemRoot',
  'WINDIR',
  'COMSPEC',
  'TEMP',
  'TMP',
  'TMPDIR',
  'LANG',
  'LC_ALL',
];
const CRASH = /^(?:fatal error: |panic: |runtime: |SIG[A-Z]+: )/m;

/**
 * Starts the program once, asking for its help, away from the user's files. Throws `rebuild-failed` when it does not
 * start or crashes, `cancelled`.
 */
export async function smokeTestProgram(
  { env, runProgram }: RebuildTools,
  { program, folder, signal }: ProgramToSmokeTest,
): Promise<void> {
  const home = `${folder}/home`;
  await makeFolder(home);
  const kept = Object.fromEntries(PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  const result = await runProgram(program, ['-h'], {
    env: { ...kept, HOME: home, USERPROFILE: home },
    cwd: home,
    timeoutMs: LIMIT_MS,
    maxBytes: 1 << 20,
    signal,
  });
  if (result.outcome === 'cancelled') throw new AppError('cancelled', 'Cancelled while testing the new program');
  const said = result.stderr.toString('utf8');
  const isCrash = result.outcome === 'exited' && (result.code === null || (result.code === 2 && CRASH.test(said)));
  if (result.outcome !== 'failed-to-start' && !isCrash) return;
  const how = result.outcome === 'failed-to-start' ? 'does not start' : 'crashes at its start';
  throw new AppError('rebuild-failed', `The new program ${how}, so the old one was kept`, {
    details: { lastWords: said.slice(0, 2000) },
  });
}
