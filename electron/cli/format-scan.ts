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

/** The report of `goswitch scan` as tables, one for each kind of thing; what disagrees is told below its row. */
export function formatScan(report: ScanReport, userHome: string, style: Style): string[] {
  const short = (file: string) => shortenPath(file, userHome);
  const { against, sdks, goroot, binaries, folders, projects } = report;
  const sections: string[][] = [
    sdks.length === 0 ? [] : [style.bold('SDKs'), ...sdks.flatMap((sdk) => formatSdk(sdk, short, style))],
    goroot === null ? [] : [style.bold('GOROOT'), ...formatGoroot(goroot, short, style)],
    [
      `${style.bold('Programs')}${against === null ? '' : style.dim(` against ${against.version}`)}`,
      ...formatPrograms(binaries, short, style),
      ...folders.flatMap((folder) => [
        ...(folder.exists || folder.origin !== 'asked'
          ? []
          : [`  ${style.yellow('is not there')}  ${short(folder.folder)}`]),
        ...folder.unreadable.map((one) => `  ${style.yellow('cannot be read')}  ${short(one)}`),
        ...(folder.isCutShort
          ? [`  ${style.yellow('too many files, the rest was left out')}  ${short(folder.folder)}`]
          : []),
      ]),
    ],
    projects.length === 0
      ? []
      : [style.bold('Projects'), ...projects.flatMap((project) => formatProject(project, short, style))],
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}

const FACTS: Readonly<Record<SdkFactName, string>> = {
  'version-file': 'VERSION',
  program: 'inside bin/go',
  'go-version': 'go version',
  compiler: 'compile -V',
  goroot: 'go env GOROOT',
  'folder-name': "the folder's name",
  architecture: 'made for',
  manifest: 'manifest',
};

function formatSdk(
  { sdk, version, facts, agrees }: ScannedSdk,
  short: (file: string) => string,
  style: Style,
): string[] {
  const unknown = facts.filter(({ agreement }) => agreement === 'unknown');
  const verdict = !agrees
    ? style.red('disagrees')
    : unknown.length > 0
      ? style.yellow('not all known')
      : style.green('agrees');
  const lines = facts
    .filter(({ agreement }) => agreement !== 'agrees')
    .map(({ name, value, expected, agreement, problem }) =>
      agreement === 'disagrees'
        ? `    ${FACTS[name]}: ${style.red(value ?? 'nothing')}${expected === null ? '' : ` instead of ${expected}`}${problem === null ? '' : `; ${problem}`}`
        : `    ${FACTS[name]}: ${problem ?? 'unknown'}`,
    );
  return [`  ${version}  ${verdict}  ${style.dim(short(sdk.root))}`, ...lines];
}

const ORIGINS: Readonly<Record<GorootScan['values'][number]['origin'], string>> = {
  process: 'this process',
  'login-shell': 'login shell',
  'go-env-file': 'go env -w',
};

function formatGoroot(
  { winner, values, shell, shellProblem }: GorootScan,
  short: (file: string) => string,
  style: Style,
): string[] {
  const rows = values.map(({ origin, value, file, line, version, agreement }) => [
    `  ${ORIGINS[origin]}`,
    value === null ? style.dim('not set') : agreement === 'disagrees' ? style.red(short(value)) : short(value),
    value === null ? '' : (version ?? style.yellow('no SDK')),
    file === null ? '' : style.dim(`${short(file)}${line === null ? '' : `:${line}`}`),
  ]);
  const first =
    winner === null
      ? '  no go on PATH'
      : `  ${winner.version ?? 'a go'} runs: ${short(winner.root)} ${style.dim(`(${short(winner.file)})`)}`;
  return [
    first,
    ...formatTable(rows),
    ...(shell === null && shellProblem !== null ? [`  ${style.yellow(shellProblem.message)}`] : []),
  ];
}

const STANDINGS: Readonly<Record<BinaryStanding, (style: Style) => string>> = {
  same: (style) => style.green('same'),
  'older-patch': (style) => style.yellow('older patch'),
  'older-release': (style) => style.yellow('older release'),
  'end-of-life': (style) => style.red('end of life'),
  newer: (style) => style.yellow('newer'),
  'not-readable': (style) => style.red('not readable'),
  unknown: (style) => style.dim('unknown'),
};

const OBSTACLES: Readonly<Record<RebuildObstacle, string>> = {
  'not-readable': '',
  'no-module': 'no module known',
  'part-of-go': 'part of Go',
  devel: 'built from a folder',
  checkout: 'built from a checkout',
  modified: 'built from a changed checkout',
  replaced: 'replaced modules',
  'other-platform': 'for another platform',
  link: 'a link',
  invalid: 'no valid package',
};

function formatPrograms(binaries: readonly ScannedBinary[], short: (file: string) => string, style: Style): string[] {
  if (binaries.length === 0) return ['  none'];
  const header = ['  NAME', 'BUILT WITH', '', 'MODULE', 'REBUILD', 'FOLDER'].map(style.dim);
  const rows = binaries.map(({ name, goVersion, standing, problem, module, path, rebuild, folder }) => [
    `  ${name}`,
    goVersion ?? '',
    STANDINGS[standing](style),
    problem !== null && goVersion === null
      ? problem
      : module === null
        ? (path ?? '')
        : `${module.path}${module.version === null ? '' : ` ${module.version}`}`,
    rebuild.possible ? 'possible' : style.dim(OBSTACLES[rebuild.obstacle]),
    style.dim(short(folder)),
  ]);
  return formatTable([header, ...rows]);
}

function formatProject(
  { project, binaries, agrees }: ScannedProject,
  short: (file: string) => string,
  style: Style,
): string[] {
  const runs = project.toolchain?.runs ?? project.inEffect?.version ?? 'no Go';
  const said = [
    project.pin === null ? null : `pin ${project.pin.spec}`,
    project.goMod?.go == null ? null : `go ${project.goMod.go.value}`,
    project.goMod?.toolchain == null ? null : `toolchain ${project.goMod.toolchain.value}`,
    project.toolVersions === null ? null : `.tool-versions ${project.toolVersions.value} (not followed)`,
  ].filter((one) => one !== null);
  const verdict = agrees ? style.green('agrees') : style.yellow('disagrees');
  const rest = said.length === 0 ? '' : style.dim(`  ${said.join(', ')}`);
  const trouble = project.problem?.message ?? (project.toolchain === null ? null : toolchainRemark(project.toolchain));
  const problem = trouble === null ? [] : [`    ${style.yellow(trouble)}`];
  const built = binaries.map(
    ({ file, goVersion, agreement }) =>
      `    ${agreement === 'disagrees' ? style.yellow(goVersion) : goVersion}  ${style.dim(short(file))}`,
  );
  return [`  ${short(project.folder)}  ${runs}  ${verdict}${rest}`, ...problem, ...built];
}

/** What came of `goswitch scan --rebuild`. */
export function formatRebuild({ version, binaries }: RebuildResult, style: Style): string[] {
  if (binaries.length === 0) return [`Nothing to rebuild: no program that could be is older than ${version}`];
  return binaries.flatMap(({ file, target, from, to, problem }) =>
    problem === null
      ? [`${style.green('Rebuilt')} ${style.bold(file)} with ${to}, before ${from} ${style.dim(target ?? '')}`]
      : [`${style.red('Not rebuilt')} ${style.bold(file)}: ${problem.message}`],
  );
}
