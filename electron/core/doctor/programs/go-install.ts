import path from 'node:path';
import type { BuildInfo } from '../../../contract/build-info.ts';
import { AppError } from '../../../contract/errors.ts';
import { buildOptionsOf } from './plan-rebuild.ts';
import type { RebuildTools } from './rebuild-tools.ts';

interface GoInstall {
  /** `path@version`, judged by `planRebuild`. */
  readonly target: string;
  /** Of the program that is built again. */
  readonly info: BuildInfo;
  /** The program is put into its bin/. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** A large program with all its modules to download. */
const LIMIT_MS = 20 * 60_000;
const LAST_LINES = 12;
/** Of another build, another root, or of the go command that started this one: each would make something else. */
const NOT_PASSED_ON = [
  'GOOS',
  'GOARCH',
  'GOSWITCH_VERSION',
  'GOTOOLCHAIN_INTERNAL_SWITCH_VERSION',
  'GOTOOLCHAIN_INTERNAL_SWITCH_COUNT',
  'PWD',
];

/**
 * `go install path@version` into a folder of its own, by exactly this SDK (GOTOOLCHAIN=local). GOROOT is set, because
 * only that overrides one that `go env -w` wrote. Throws `rebuild-failed` with the go command's last words,
 * `cancelled`.
 */
export async function goInstall(
  { core, runProgram, root, version, env }: RebuildTools,
  { target, info, folder, signal }: GoInstall,
): Promise<void> {
  const { flags, env: level } = buildOptionsOf(info);
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_PASSED_ON.includes(name)));
  const program = path.join(root, 'bin', core.context.os === 'win32' ? 'go.exe' : 'go');
  const own = { GOBIN: path.join(folder, 'bin'), GOROOT: root, GOTOOLCHAIN: 'local', GOWORK: 'off', GO111MODULE: 'on' };
  const { outcome, code, stdout, stderr } = await runProgram(program, ['install', ...flags, target], {
    env: { ...kept, ...level, ...own },
    cwd: folder,
    timeoutMs: LIMIT_MS,
    signal,
  });
  if (outcome === 'cancelled') throw new AppError('cancelled', `Stopped building ${target}`);
  if (outcome === 'exited' && code === 0) return;
  const said = `${stderr.toString('utf8')}\n${stdout.toString('utf8')}`.trim().split('\n');
  const why =
    outcome === 'timed-out'
      ? 'it took too long'
      : outcome === 'failed-to-start'
        ? `${program} does not start`
        : reasonIn(said);
  throw new AppError('rebuild-failed', `${version} could not build ${target}: ${why}`, {
    details: {
      command: `go install ${[...flags, target].join(' ')}`,
      exitCode: code,
      lastWords: said.slice(-LAST_LINES).join('\n'),
    },
  });
}

/** The first line that tells what is wrong; the go command says before what it downloads. */
function reasonIn(lines: readonly string[]): string {
  const plain = lines.filter((line) => line.trim() !== '' && !/^go: (?:downloading|finding) /.test(line));
  return (plain.find((line) => line.startsWith('go: ')) ?? plain[0] ?? 'it said nothing')
    .replace(/^go: /, '')
    .slice(0, 500);
}
