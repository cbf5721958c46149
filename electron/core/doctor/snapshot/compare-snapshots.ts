import type {
  MachineSnapshot,
  SnapshotComparison,
  SnapshotDifference,
  SnapshotPart,
} from '../../../contract/snapshot.ts';

/** Of the window, or of where things happen to be: no reason for Go to behave otherwise. */
const OWN_SETTINGS = new Set([
  'theme',
  'language',
  'scanFolders',
  'updateCheck',
  'keepDownloads',
  'lockWaitSeconds',
  'indexMaxAgeMinutes',
]);
/** Told by other parts, or a place that follows from the version. */
const DERIVED = new Set([
  'GOVERSION',
  'GOROOT',
  'GOTOOLDIR',
  'GOMOD',
  'GOWORK',
  'GOTELEMETRYDIR',
  'GOENV',
  'GOGCCFLAGS',
  'GOHOSTOS',
  'GOHOSTARCH',
]);
/** Of this very run: the same on no two machines. */
const OWN_VARIABLES = new Set(['TMPDIR', 'TMP', 'LANG', 'LC_ALL', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'WSLENV']);

/**
 * What differs, by subject in the order of their weight; nothing that differs between any two machines: times, names,
 * where homes are.
 */
export function compareSnapshots(ours: MachineSnapshot, theirs: MachineSnapshot): SnapshotComparison {
  const variables = compareMaps('variable', variablesOf(ours), variablesOf(theirs));
  const told = new Set(variables.map(({ name }) => name));
  const differences = [
    ...compareMaps('machine', machineOf(ours), machineOf(theirs)),
    ...compareMaps('go', goOf(ours), goOf(theirs)),
    ...variables,
    ...compareGoEnvs(ours, theirs).filter(({ name }) => !told.has(name)),
    ...comparePaths(ours.path, theirs.path),
    ...compareMaps('sdk', sdksOf(ours), sdksOf(theirs)),
    ...compareMaps('finding', findingsOf(ours), findingsOf(theirs)),
    ...compareMaps('setting', settingsOf(ours), settingsOf(theirs)),
  ];
  return { theirs: { at: theirs.at, goswitch: theirs.goswitch }, differences };
}

type Values = ReadonlyMap<string, string>;

function compareMaps(part: SnapshotPart, ours: Values, theirs: Values): SnapshotDifference[] {
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  return names
    .map((name) => ({ part, name, ours: ours.get(name) ?? null, theirs: theirs.get(name) ?? null }))
    .filter((one) => one.ours !== one.theirs);
}

function machineOf({ machine: { os, arch, libc, isWsl, isContainer } }: MachineSnapshot): Values {
  return new Map([
    ['platform', `${os}/${arch}`],
    ...(libc === null ? [] : ([['libc', libc]] as const)),
    ['WSL', String(isWsl)],
    ['container', String(isContainer)],
  ]);
}

function goOf({ go }: MachineSnapshot): Values {
  if (go === null) return new Map();
  return new Map([
    ['version', go.version ?? 'unknown'],
    ['chosen by GoSwitch', String(go.isOwn)],
  ]);
}

/** As the go command sees it. Where it does not run on one side, that is one difference and not fifty. */
function compareGoEnvs({ goEnv: ours }: MachineSnapshot, { goEnv: theirs }: MachineSnapshot): SnapshotDifference[] {
  const told = (goEnv: MachineSnapshot['goEnv']) => (goEnv === null ? 'does not run' : 'runs');
  if (ours === null || theirs === null)
    return compareMaps('go-env', new Map([['go env', told(ours)]]), new Map([['go env', told(theirs)]]));
  return compareMaps('go-env', goEnvOf(ours), goEnvOf(theirs));
}

function goEnvOf(goEnv: Readonly<Record<string, string>>): Values {
  return new Map(Object.entries(goEnv).filter(([name, value]) => !DERIVED.has(name) && value !== ''));
}

function variablesOf({ variables }: MachineSnapshot): Values {
  return new Map(
    variables
      .filter(({ name }) => !OWN_VARIABLES.has(name))
      .map(({ name, value, origin }) => [name, `${value} (${origin})`]),
  );
}

function sdksOf({ sdks, machine }: MachineSnapshot): Values {
  const found = new Map<string, string>();
  for (const { version, os, arch, kind, active } of sdks) {
    const name = os === machine.os && arch === machine.arch ? version : `${version} ${os}/${arch}`;
    const said = active ? `${kind}, active` : kind;
    // Of several roots with one version the one that GoSwitch has says most.
    if (!found.has(name) || kind === 'installed') found.set(name, said);
  }
  return found;
}

function findingsOf({ findings }: MachineSnapshot): Values {
  return new Map(findings.map(({ id, severity, title }) => [id, `${severity}: ${title}`]));
}

function settingsOf({ settings }: MachineSnapshot): Values {
  return new Map(
    Object.entries(settings)
      .filter(([name]) => !OWN_SETTINGS.has(name))
      .map(([name, value]) => [name, JSON.stringify(value) ?? '']),
  );
}

/** Folders that one side lacks, and the fewest that would have to move for both to have the same order. */
function comparePaths(ours: readonly string[], theirs: readonly string[]): SnapshotDifference[] {
  const [mine, other] = [[...new Set(ours)], [...new Set(theirs)]];
  const kept = new Set(
    longestCommon(
      mine.filter((folder) => other.includes(folder)),
      other.filter((folder) => mine.includes(folder)),
    ),
  );
  const place = (list: readonly string[], folder: string) => {
    const at = list.indexOf(folder);
    return at < 0 ? null : String(at + 1);
  };
  return [...new Set([...mine, ...other])]
    .filter((folder) => folder !== '' && !kept.has(folder))
    .map((folder) => ({ part: 'path', name: folder, ours: place(mine, folder), theirs: place(other, folder) }));
}

/** The longest common subsequence of two orders of the same things: at most a thousand. */
function longestCommon(one: readonly string[], other: readonly string[]): string[] {
  const rank = new Map(other.map((name, at) => [name, at]));
  const ranks = one.map((name) => rank.get(name) ?? 0);
  // Both orders hold the same things, so it is the longest rising sequence of ranks.
  const best = ranks.map(() => 1);
  const before = ranks.map(() => -1);
  let end = -1;
  for (let at = 0; at < ranks.length; at++) {
    for (let earlier = 0; earlier < at; earlier++) {
      if (ranks[earlier]! < ranks[at]! && best[earlier]! + 1 > best[at]!) {
        best[at] = best[earlier]! + 1;
        before[at] = earlier;
      }
    }
    if (end < 0 || best[at]! > best[end]!) end = at;
  }
  const kept: string[] = [];
  for (let at = end; at >= 0; at = before[at]!) kept.unshift(one[at]!);
  return kept;
}
