import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command } from '../command.ts';
import { execEnvironment } from '../exec-environment.ts';
import { toolchainRemark } from '../remark-on-toolchain.ts';
import { runProgram } from '../run-program.ts';

export const execCommand: Command = {
  arguments: [
    {
      name: 'spec',
      required: true,
      doc: 'an installed version; a family means its newest installed patch',
      complete: 'installed',
    },
  ],
  passThrough: 'COMMAND...',
  details: [
    "The command runs with this version's bin folder first on PATH, without GOROOT, and with GOTOOLCHAIN=local unless you set GOTOOLCHAIN:",
    'you asked for a version, so a go.mod does not silently replace it. Signals, standard input and output, and the exit code are passed through.',
  ],
  examples: [
    { line: 'goswitch exec 1.24 -- go test ./...', doc: 'test with an older Go' },
    { line: 'goswitch exec 1.26 -- make build', doc: 'any program that calls go' },
    { line: 'goswitch exec system -- go version', doc: 'the next go on PATH' },
  ],
  async run({ output, words: [spec = ''], passedThrough: [program = '', ...args], host, here, core, releaseSignals }) {
    const engine = await core();
    const sdk = spec === 'system' ? await systemGo(engine) : await ownGo(engine, spec);
    const env = execEnvironment({ ...host.env, ...engine.context.ignoredEnv }, sdk, host.platform);
    const [{ explainToolchain }, { workingFolder }] = await Promise.all([
      import('../../core/manager/projects/explain-toolchain.ts'),
      import('../../core/manager/home/version-in-effect.ts'),
    ]);
    const folder = await workingFolder(engine.context, here());
    const toolchain = await explainToolchain(
      { ...engine.context, env },
      { folder, version: sdk.version, root: sdk.root },
    );
    const remark = toolchainRemark(toolchain);
    if (remark !== null) output.warning(remark);
    return await runProgram({ program, args, env, host, releaseSignals });
  },
};

/** The go that is put first on PATH. */
interface ExecGo {
  readonly name: string;
  readonly version: string;
  readonly root: string;
  readonly bin?: string;
}

async function ownGo(engine: Core, spec: string): Promise<ExecGo> {
  const { header, name, root } = await (await engine.sdks()).find(spec);
  return { name, version: header.version, root };
}

/** The next go on PATH. Throws `no-active-version` when there is none, or it does not say what it is. */
async function systemGo({ context }: Core): Promise<ExecGo> {
  const { describeGo, findSystemTool } = await import('../../core/manager/home/go-on-path.ts');
  const file = await findSystemTool(context, 'go');
  const found = file === null ? null : await describeGo(context, file);
  if (file === null || found === null)
    throw new AppError('no-active-version', 'No other go is on PATH', { hint: 'goswitch exec latest -- COMMAND' });
  return { name: 'system', ...found, bin: path.dirname(file) };
}
