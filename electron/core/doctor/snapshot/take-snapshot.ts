import { realpath } from 'node:fs/promises';
import type { DoctorReport, Evidence } from '../../../contract/doctor.ts';
import type { MachineSnapshot } from '../../../contract/snapshot.ts';
import { machineSnapshotSchema } from '../../../contract/snapshot-schema.ts';
import { runProgram } from '../../base/programs/run-program.ts';
import type { Doctor } from '../checks/doctor.ts';
import type { CheckTools, Surroundings } from '../machine/check-tools.ts';
import { createCheckTools } from '../machine/create-check-tools.ts';
import type { Programs } from '../programs/programs.ts';
import type { SelfTest } from '../self-test/self-test.ts';
import type { Subjects } from '../subjects.ts';
import { describeMachine } from './describe-machine.ts';
import { namesOf, takeOutNames } from './take-out-names.ts';

/** Besides what a run of the checks uses, the reports that go into a snapshot. */
export interface SnapshotSubjects extends Subjects {
  doctor(): Promise<Doctor>;
  programs(): Promise<Programs>;
  selfTest(): Promise<SelfTest>;
}

interface TakeSnapshotOptions {
  readonly core: SnapshotSubjects;
  /** GoSwitch's own version. */
  readonly version: string;
  readonly systemRoot: string;
  readonly signal: AbortSignal;
  /** The report of the scan, and the last self-test; null where there is none. */
  readonly scan: () => Promise<unknown>;
  readonly selfTest: () => Promise<unknown>;
}

const MOST = 1000;
const MOST_EVIDENCE = 200;
/** What Go's build reads besides GO* and CGO_*, and what decides where programs are and how they start. */
const STEERING = new Set([
  ...[
    'AR',
    'CC',
    'CXX',
    'FC',
    'GCCGO',
    'PKG_CONFIG',
    'PKG_CONFIG_PATH',
    'LD_LIBRARY_PATH',
    'LD_PRELOAD',
    'DYLD_INSERT_LIBRARIES',
    'TMPDIR',
    'TMP',
  ],
  ...[
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'ALL_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NETRC',
  ],
  ...['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'LANG', 'LC_ALL', 'MSYSTEM', 'WSLENV'],
]);
/** Holds a temporary folder that is another one at every call. */
const FLEETING = ['GOGCCFLAGS'];
/** What `runGo` decides itself: told as it is in effect. */
const DECIDED = ['GOTOOLCHAIN', 'GOWORK'];

/**
 * Takes the snapshot: runs the checks and asks the effective go. A part that is not available is null or empty. Throws
 * `cancelled`.
 */
export async function takeSnapshot(options: TakeSnapshotOptions): Promise<MachineSnapshot> {
  const { core, systemRoot, signal } = options;
  const { context } = core;
  const made = createCheckTools({ core, systemRoot, runProgram, signal });
  try {
    const { tools } = made;
    const [checked, machine, surroundings, { shell }] = await Promise.all([
      core.doctor().then((one) => one.run({ signal })),
      describeMachine(context, systemRoot),
      tools.surroundings(),
      made.shell(),
    ]);
    const [main] = surroundings;
    const [go, variables, onPath, sdks, settings, scan, selfTest, realHome] = await Promise.all([
      tools.effectiveGo(),
      readVariables(tools, main!),
      tools.goOnPath(),
      tools.sdks(),
      core.settings().then((store) => store.read()),
      options.scan(),
      options.selfTest(),
      realpath(context.userHome).catch(() => context.userHome),
    ]);
    const taken = {
      ...{ schema: 1, at: new Date(context.clock.now()).toISOString(), goswitch: options.version, machine, shell },
      go: go === null ? null : { version: go.version, root: go.root, isOwn: go.isOwn },
      goEnv: go === null ? null : await readGoEnv(tools, go.root, main!),
      variables: variables.slice(0, MOST),
      path: (main!.env.PATH ?? main!.env.Path ?? '').split(context.os === 'win32' ? ';' : ':').slice(0, MOST),
      goOnPath: onPath.entries.map(({ path, version, owner }) => ({ path, version, owner })).slice(0, MOST),
      sdks: sdks
        .map(({ version, os, arch, root, kind, active }) => ({ version, os, arch, root, kind, active }))
        .slice(0, MOST),
      settings: settings.settings,
      ...findingsOf(checked),
      ...{ scan, selfTest },
    };
    return machineSnapshotSchema.parse(takeOutNames(taken, namesOf(context, realHome)));
  } finally {
    await made.close();
  }
}

function findingsOf({ findings, checks }: DoctorReport): Pick<MachineSnapshot, 'findings' | 'blind'> {
  const told = findings.slice(0, MOST).map(({ id, severity, title, why, evidence }) => ({
    ...{ id, severity, title, why },
    evidence: evidence
      .slice(0, MOST_EVIDENCE)
      .map((one) => ({ name: one.name, value: one.value, where: whereOf(one) })),
  }));
  return {
    findings: told,
    blind: checks.filter(({ state }) => state === 'failed' || state === 'timed-out').map(({ check }) => check),
  };
}

function whereOf({ source }: Evidence): string | null {
  if (source === null) return null;
  return source.file === null ? source.origin : `${source.file}${source.line === null ? '' : `:${source.line}`}`;
}

async function readVariables(tools: CheckTools, main: Surroundings): Promise<MachineSnapshot['variables']> {
  const file = await tools.goEnvFile();
  const names = [...Object.keys(main.env), ...(file?.values.keys() ?? [])].filter(
    (name) => /^(GO|CGO_)/.test(name) || STEERING.has(name),
  );
  const found = await Promise.all([...new Set(names)].sort().map((name) => tools.variable(name)));
  return found.flatMap(([first]) =>
    first === undefined
      ? []
      : [{ name: first.name, value: first.value, origin: first.source.origin, file: first.source.file }],
  );
}

async function readGoEnv(tools: CheckTools, root: string, { env }: Surroundings): Promise<MachineSnapshot['goEnv']> {
  const { stdout, code } = await tools.runGo(root, ['env', '-json'], { env });
  if (code !== 0) return null;
  try {
    const value: unknown = JSON.parse(stdout.toString('utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const entries = Object.entries(value).filter(([name]) => !FLEETING.includes(name) && !DECIDED.includes(name));
    const decided = await Promise.all(
      DECIDED.map(async (name) => [name, (await tools.variable(name))[0]?.value ?? ''] as const),
    );
    return Object.fromEntries([...entries.map(([name, one]) => [name, String(one)] as const), ...decided]);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
