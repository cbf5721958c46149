import type {
  BinaryStanding,
  GorootScan,
  RebuildObstacle,
  RebuildResult,
  ScannedBinary,
  ScannedProject,
  ScannedSdk,
  ScanReport,
  SdkFactName,
} from '../contract/programs.ts';
import { toolchainRemark } from './remark-on-toolchain.ts';
import { shortenPath } from './terminal/shorten-path.ts';
import type { Style } from './terminal/style.ts';
import { formatTable } from './terminal/table.ts';
import { doctorWords } from './words/en/doctor.ts';
import { inWords, speaker } from './words/speak.ts';

const say = speaker('doctor', doctorWords);

/** The report of `goswitch scan` as tables, one for each kind of thing; what disagrees is told below its row. */
export function formatScan(report: ScanReport, userHome: string, style: Style): string[] {
  const short = (file: string) => shortenPath(file, userHome);
  const { against, sdks, goroot, binaries, folders, projects } = report;
  const sections: string[][] = [
    sdks.length === 0 ? [] : [style.bold('SDKs'), ...sdks.flatMap((sdk) => formatSdk(sdk, short, style))],
    goroot === null ? [] : [style.bold('GOROOT'), ...formatGoroot(goroot, short, style)],
    [
      `${style.bold(say('programs'))}${against === null ? '' : style.dim(` ${say('against', { version: against.version })}`)}`,
      ...formatPrograms(binaries, short, style),
      ...folders.flatMap((folder) => [
        ...(folder.exists || folder.origin !== 'asked'
          ? []
          : [`  ${style.yellow(say('folderMissing'))}  ${short(folder.folder)}`]),
        ...folder.unreadable.map((one) => `  ${style.yellow(say('unreadable'))}  ${short(one)}`),
        ...(folder.isCutShort ? [`  ${style.yellow(say('cutShort'))}  ${short(folder.folder)}`] : []),
      ]),
    ],
    projects.length === 0
      ? []
      : [style.bold(say('projects')), ...projects.flatMap((project) => formatProject(project, short, style))],
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

/** A file, a command or a variable has the same name in every language. */
const FACTS: Readonly<Record<SdkFactName, () => string>> = {
  'version-file': () => 'VERSION',
  program: () => say('insideGo'),
  'go-version': () => 'go version',
  compiler: () => 'compile -V',
  goroot: () => 'go env GOROOT',
  'folder-name': () => say('folderName'),
  architecture: () => say('madeFor'),
  manifest: () => say('manifest'),
};

function formatSdk(
  { sdk, version, facts, agrees }: ScannedSdk,
  short: (file: string) => string,
  style: Style,
): string[] {
  const unknown = facts.filter(({ agreement }) => agreement === 'unknown');
  const verdict = !agrees
    ? style.red(say('disagrees'))
    : unknown.length > 0
      ? style.yellow(say('notAllKnown'))
      : style.green(say('agrees'));
  const lines = facts
    .filter(({ agreement }) => agreement !== 'agrees')
    .map(({ name, value, expected, agreement, problem }) =>
      agreement === 'disagrees'
        ? `    ${sayFact({ fact: FACTS[name](), value: style.red(value ?? say('nothing')), expected, problem })}`
        : `    ${say('fact', { fact: FACTS[name](), value: problem === null ? say('unknown') : inWords(problem) })}`,
    );
  return [`  ${version}  ${verdict}  ${style.dim(short(sdk.root))}`, ...lines];
}

function sayFact({ fact, value, expected, problem }: FactTexts): string {
  if (problem === null)
    return expected === null ? say('fact', { fact, value }) : say('insteadOf', { fact, value, expected });
  const why = inWords(problem);
  return expected === null
    ? say('factBecause', { fact, value, problem: why })
    : say('insteadOfBecause', { fact, value, expected, problem: why });
}

interface FactTexts {
  readonly fact: string;
  readonly value: string;
  readonly expected: string | null;
  readonly problem: string | null;
}

const ORIGINS: Readonly<Record<GorootScan['values'][number]['origin'], () => string>> = {
  process: () => say('processOrigin'),
  'login-shell': () => say('shellOrigin'),
  'go-env-file': () => 'go env -w',
};

function formatGoroot(
  { winner, values, shell, shellProblem }: GorootScan,
  short: (file: string) => string,
  style: Style,
): string[] {
  const rows = values.map(({ origin, value, file, line, version, agreement }) => [
    `  ${ORIGINS[origin]()}`,
    value === null ? style.dim(say('notSet')) : agreement === 'disagrees' ? style.red(short(value)) : short(value),
    value === null ? '' : (version ?? style.yellow(say('noSdk'))),
    file === null ? '' : style.dim(`${short(file)}${line === null ? '' : `:${line}`}`),
  ]);
  const first =
    winner === null
      ? `  ${say('noGoOnPath')}`
      : `  ${say('goRuns', {
          version: winner.version ?? say('aGo'),
          root: short(winner.root),
          file: style.dim(say('brackets', { text: short(winner.file) })),
        })}`;
  return [
    first,
    ...formatTable(rows),
    ...(shell === null && shellProblem !== null ? [`  ${style.yellow(inWords(shellProblem.message))}`] : []),
  ];
}

const STANDINGS: Readonly<Record<BinaryStanding, keyof Style>> = {
  same: 'green',
  'older-patch': 'yellow',
  'older-release': 'yellow',
  'end-of-life': 'red',
  newer: 'yellow',
  'not-readable': 'red',
  unknown: 'dim',
};

function obstacleOf(obstacle: RebuildObstacle): string {
  if (obstacle === 'not-readable') return '';
  return say(obstacle === 'replaced' ? 'replaced-modules' : obstacle);
}

function formatPrograms(binaries: readonly ScannedBinary[], short: (file: string) => string, style: Style): string[] {
  if (binaries.length === 0) return [`  ${say('none')}`];
  const header = [
    `  ${say('nameHeader')}`,
    say('builtHeader'),
    '',
    say('moduleHeader'),
    say('rebuildHeader'),
    say('folderHeader'),
  ].map(style.dim);
  const rows = binaries.map(({ name, goVersion, standing, problem, module, path, rebuild, folder }) => [
    `  ${name}`,
    goVersion ?? '',
    style[STANDINGS[standing]](say(standing)),
    problem !== null && goVersion === null
      ? inWords(problem)
      : module === null
        ? (path ?? '')
        : `${module.path}${module.version === null ? '' : ` ${module.version}`}`,
    rebuild.possible ? say('possible') : style.dim(obstacleOf(rebuild.obstacle)),
    style.dim(short(folder)),
  ]);
  return formatTable([header, ...rows]);
}

function formatProject(
  { project, binaries, agrees }: ScannedProject,
  short: (file: string) => string,
  style: Style,
): string[] {
  const runs = project.toolchain?.runs ?? project.inEffect?.version ?? say('noGo');
  const said = [
    project.pin === null ? null : say('saidPin', { spec: project.pin.spec }),
    project.goMod?.go == null ? null : `go ${project.goMod.go.value}`,
    project.goMod?.toolchain == null ? null : `toolchain ${project.goMod.toolchain.value}`,
    project.toolVersions === null ? null : say('notFollowed', { value: project.toolVersions.value }),
  ].filter((one) => one !== null);
  const verdict = agrees ? style.green(say('agrees')) : style.yellow(say('disagrees'));
  const rest = said.length === 0 ? '' : style.dim(`  ${said.join(', ')}`);
  const trouble = project.problem
    ? inWords(project.problem.message)
    : project.toolchain === null
      ? null
      : toolchainRemark(project.toolchain);
  const problem = trouble === null ? [] : [`    ${style.yellow(trouble)}`];
  const built = binaries.map(
    ({ file, goVersion, agreement }) =>
      `    ${agreement === 'disagrees' ? style.yellow(goVersion) : goVersion}  ${style.dim(short(file))}`,
  );
  return [`  ${short(project.folder)}  ${runs}  ${verdict}${rest}`, ...problem, ...built];
}

/** What came of `goswitch scan --rebuild`. */
export function formatRebuild({ version, binaries }: RebuildResult, style: Style): string[] {
  if (binaries.length === 0) return [say('nothingToRebuild', { version })];
  return binaries.flatMap(({ file, target, from, to, problem }) =>
    problem === null
      ? [
          say('rebuiltProgram', {
            done: style.green(say('rebuilt')),
            file: style.bold(file),
            to: to ?? '',
            from: from ?? '',
            target: style.dim(target ?? ''),
          }),
        ]
      : [
          say('notRebuiltProgram', {
            done: style.red(say('notRebuilt')),
            file: style.bold(file),
            problem: inWords(problem.message),
          }),
        ],
  );
}
