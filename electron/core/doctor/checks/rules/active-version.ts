import { readSmallText } from '../../../base/files/read-small-file.ts';
import type { ProgramResult } from '../../../base/programs/run-program.ts';
import { isPrerelease } from '../../../go/go-version/parse-go-version.ts';
import { readActive } from '../../../manager/home/active-version.ts';
import { findSystemTool } from '../../../manager/home/go-on-path.ts';
import { findBrokenSdk } from '../../../manager/home/sdk-problems.ts';
import { versionOfSdkName } from '../../../manager/home/version-in-effect.ts';
import { explainProbe } from '../../../manager/sdks/explain-probe.ts';
import { askVersion } from '../../machine/ask-version.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { stoppedByMachine } from '../../machine/stopped-by-machine.ts';
import type { Check, Found } from '../check.ts';

export const activeVersionCheck: Check = {
  id: 'active-version',
  looksAt: 'Whether the active version is set, installed, and runs "go version".',
  timeLimitMs: 30_000,
  async run(tools) {
    const { layout } = tools.context;
    const text = await readSmallText(layout.active).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      // A folder, a pipe or a huge file stands in its place.
      if (error.code === 'EISDIR' || error.code === 'invalid-input') return '';
      throw error;
    });
    const installed = await (await tools.core.sdks()).installed();
    if (text === null) {
      if (installed.length === 0) return 'not-applicable';
      const candidate = oneToActivate(tools, installed);
      // `goswitch use system`, or a machine whose own go is meant to run: the shims pass on to it.
      return candidate === undefined || (await runsAnotherGo(tools)) ? [] : [noneActive(tools, candidate)];
    }
    const name = await readActive(layout);
    if (name === null) return [damaged(tools, text, oneToActivate(tools, installed))];
    const sdk = installed.find((one) => one.name === name);
    // What stands there under a wrong name, without its manifest or as a link that leads nowhere is told by
    // sdks-by-hand.
    if (sdk === undefined) return (await findBrokenSdk(layout, name)) === null ? [missing(tools, name)] : [];
    return sdk.problem === null || sdk.problem.kind === 'not-executable' ? await doesRun(tools, sdk) : [];
  },
};

type Installed = Awaited<ReturnType<Awaited<ReturnType<CheckTools['core']['sdks']>>['installed']>>;

/** The newest that runs here, a stable one before a pre-release. */
function oneToActivate({ context: { native } }: CheckTools, installed: Installed): string | undefined {
  const sound = installed.filter(
    ({ problem, header }) => problem === null && header.os === native.os && header.arch === native.arch,
  );
  return (sound.find(({ header }) => !isPrerelease(header.version)) ?? sound[0])?.name;
}

async function runsAnotherGo(tools: CheckTools): Promise<boolean> {
  const login = (await tools.surroundings())[0];
  return login !== undefined && (await findSystemTool({ ...tools.context, env: login.env }, 'go')) !== null;
}

function noneActive(tools: CheckTools, name: string): Found {
  const evidence = [fact('active', 'no such file', { origin: 'file', file: tools.context.layout.active })];
  return { kind: 'active-none', severity: 'note', params: { version: name }, evidence, fix: tools.fixes.use(name) };
}

function damaged(tools: CheckTools, text: string, newest: string | undefined): Found {
  const file = tools.context.layout.active;
  const evidence = [fact('active', JSON.stringify(text.slice(0, 80)), { origin: 'file', file, line: 1 })];
  const fix = newest === undefined ? {} : { fix: tools.fixes.use(newest) };
  return { kind: 'active-damaged', severity: 'error', params: { file, version: newest ?? '' }, evidence, ...fix };
}

function missing(tools: CheckTools, name: string): Found {
  const { layout } = tools.context;
  const evidence = [
    fact('active', name, { origin: 'file', file: layout.active, line: 1 }),
    fact('folder', 'missing, or without its manifest', { origin: 'file', file: layout.sdk(name) }),
  ];
  const version = versionOfSdkName(name);
  // An SDK for another machine than this has a name of its own, which a job does not install.
  const fix = version === name ? { fix: tools.fixes.install(version, { use: true }) } : {};
  return { kind: 'active-missing', severity: 'error', params: { version: name }, evidence, ...fix };
}

interface Active {
  readonly name: string;
  readonly root: string;
  readonly header: { readonly version: string; readonly origin: string };
}

async function doesRun(tools: CheckTools, { name, root, header }: Active): Promise<Found[]> {
  const result = await askVersion(tools, root);
  if (result.outcome === 'cancelled' || (result.code === 0 && result.stdout.includes(header.version))) return [];
  // The check of containers tells that, and a fresh SDK would not help.
  if (tools.context.os === 'linux' && stoppedByMachine(result) !== null) return [];
  const program = `${root}/bin/go`;
  const problem = await explain(tools, { program, root, result });
  return [
    {
      kind: 'active-does-not-run',
      severity: 'error',
      params: { version: name, problem },
      evidence: [fact('go version', problem, { origin: 'program', file: program })],
      ...(header.origin !== 'adopted' && header.version === name
        ? { fix: tools.fixes.install(name, { use: true, replace: true }) }
        : {}),
    },
  ];
}

/** In the words that an install uses for the same trouble. */
async function explain(
  { context }: CheckTools,
  { program, root, result }: { readonly program: string; readonly root: string; readonly result: ProgramResult },
): Promise<string> {
  const { os, native, env } = context;
  return await explainProbe(
    program,
    { root, os, native, env },
    {
      stdout: result.stdout.toString('utf8'),
      stderr: result.stderr.toString('utf8'),
      exitCode: result.code,
      signal: result.signal ?? null,
      startError: result.startError ?? null,
      timedOut: result.outcome === 'timed-out',
    },
  );
}
