import path from 'node:path';
import { runProgram } from '../../electron/core/base/programs/run-program.ts';
import { startChild } from '../../electron/core/base/programs/start-child.ts';
import { findElectronRuntime, type RuntimeSearch } from './electron-runtime.ts';
import { isBuildStale } from './is-build-stale.ts';

interface StartOptions extends RuntimeSearch {
  /** For the app, or for `goswitch ui`. */
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}

/** Builds what is out of date and opens the window. Resolves to the exit code of what was started. */
export async function startWindow({ root, env, os, args, say }: StartOptions): Promise<number> {
  if (isBuildStale(root)) {
    say('Building the window ...');
    const build = await runNpm(['run', '--silent', 'build'], { root, env });
    if (build.code !== 0) {
      say(build.output);
      return build.code;
    }
  }
  const electron = findElectronRuntime({ root, env, os });
  if (electron !== null) return await runInTerminal(electron, [root, ...args], { root, env });
  say(
    "Electron's runtime is not here (`npx install-electron` fetches it), so the window opens in your browser: goswitch ui",
  );
  return await runInTerminal(process.execPath, [path.join(root, 'dist', 'goswitch.js'), 'ui', ...args], { root, env });
}

/** A build of the window takes a minute on a slow machine. */
const BUILD_LIMIT_MS = 30 * 60_000;

type Place = Pick<RuntimeSearch, 'root' | 'env'>;

/** What npm says is of interest when it fails. */
async function runNpm(args: readonly string[], { root, env }: Place): Promise<{ code: number; output: string }> {
  // npm says where it is; the script that Windows keeps beside it cannot be started without a shell.
  const npm = env['npm_execpath'];
  const [program, programArgs] = npm === undefined ? ['npm', args] : [process.execPath, [npm, ...args]];
  const { code, startError, stdout, stderr } = await runProgram(program, programArgs, {
    cwd: root,
    env,
    timeoutMs: BUILD_LIMIT_MS,
  });
  const output = `${stdout.toString('utf8')}${stderr.toString('utf8')}`.trim();
  return { code: code ?? 1, output: output || (startError ? `npm could not be started (${startError})` : '') };
}

/** With our terminal. A signal that ends the program ends us with the code that shells give it. */
function runInTerminal(program: string, args: readonly string[], { root, env }: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = startChild(program, args, { cwd: root, env, stdio: 'inherit' });
    // The terminal sends Ctrl-C to the child too, which ends cleanly; we end after it.
    const wait = () => undefined;
    const pass = (signal: NodeJS.Signals) => void child.kill(signal);
    process.on('SIGINT', wait);
    process.on('SIGTERM', pass);
    const stop = () => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', pass);
    };
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      stop();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
