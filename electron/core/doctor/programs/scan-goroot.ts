import type { ErrorShape } from '../../../contract/errors.ts';
import type { Agreement, GorootScan, GorootValue, WinningGo } from '../../../contract/programs.ts';
import { isSameFolder } from '../../base/files/is-same-folder.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';
import type { CheckTools, EffectiveGo } from '../machine/check-tools.ts';

interface AskedShell {
  readonly shell: string | null;
  readonly problem: ErrorShape | null;
}

/**
 * GOROOT of the process, of the login shell and in the go env file, against the root of the `go` that a new terminal
 * finds first. That `go` needs none: it knows its own root (cmd/go/internal/cfg/cfg.go, findGOROOT), so any other value
 * makes it use the tools of another version (golang/go#34214).
 */
export async function scanGoroot(tools: CheckTools, asked: AskedShell): Promise<GorootScan> {
  const [surroundings, effective, file] = await Promise.all([
    tools.surroundings(),
    tools.effectiveGo(),
    tools.goEnvFile(),
  ]);
  const winner = effective === null ? null : await winningGo(tools, effective, surroundings[0]!.env);
  const judge = (value: string | null) => judgeGoroot(value, winner?.root ?? null);
  const values: GorootValue[] = [];
  const process = surroundings.find(({ name }) => name === 'process');
  values.push({ origin: 'process', file: null, line: null, ...(await judge(process?.env['GOROOT'] || null)) });
  const login = surroundings.find(({ name }) => name === 'login-shell');
  if (login !== undefined) {
    const value = login.env['GOROOT'] || null;
    const at = value === null ? null : await tools.variableLine('GOROOT');
    values.push({ origin: 'login-shell', file: at?.file ?? null, line: at?.line ?? null, ...(await judge(value)) });
  }
  const written = file?.values.get('GOROOT') ?? null;
  const value = written?.value || null;
  values.push({
    origin: 'go-env-file',
    file: value === null ? null : (file?.file ?? null),
    line: value === null ? null : written!.line,
    ...(await judge(value)),
  });
  return {
    winner,
    values,
    agrees: values.every(({ agreement }) => agreement !== 'disagrees'),
    shell: asked.shell,
    shellProblem: asked.problem,
  };
}

async function winningGo(
  { context }: CheckTools,
  { program, root, version, isOwn }: EffectiveGo,
  env: CheckTools['context']['env'],
): Promise<WinningGo> {
  return { file: (await findOnPath('go', env, context.os)) ?? program, root, version, isOwn };
}

async function judgeGoroot(
  value: string | null,
  root: string | null,
): Promise<Pick<GorootValue, 'value' | 'version' | 'agreement'>> {
  if (value === null) return { value, version: null, agreement: 'agrees' };
  const version = await readSdkVersion(value).catch(() => null);
  const agreement: Agreement = root === null ? 'unknown' : (await isSameFolder(value, root)) ? 'agrees' : 'disagrees';
  return { value, version, agreement };
}
