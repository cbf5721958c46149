import type { ReleaseList, ReleaseRow } from '../../contract/models.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command } from '../command.ts';
import { formatSupport } from '../terminal/format-support.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { sdkWords } from '../words/en/sdks.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('sdks', sdkWords);

export const lsRemoteCommand: Command = {
  arguments: [
    { name: 'spec', required: false, doc: 'only what it covers: 1.26 lists the whole family', complete: 'available' },
  ],
  options: {
    all: { doc: 'Every release, with betas and release candidates' },
    from: {
      value: 'WHERE',
      doc: 'Name of a source or mirror (aliyun, ustc ...), base URL of a mirror, or `proxy` for the Go module proxies',
      complete: 'source',
    },
    refresh: { doc: 'Ask the sources again, whatever the age of the copy on disk' },
  },
  details: [
    'Without <spec> and --all, the table shows the newest release of each family; --json always gives every stable release.',
  ],
  examples: [
    { line: 'goswitch ls-remote', doc: 'the newest release of each family' },
    { line: 'goswitch ls-remote 1.26', doc: 'every 1.26' },
    { line: 'goswitch ls-remote --from proxy', doc: 'what the Go module proxy has' },
    { line: 'goswitch ls-remote --all --json', doc: 'everything, for programs' },
  ],
  async run({ words: [spec], has, text, output, signal, core }) {
    const engine = await core();
    const releases = await engine.releases();
    const from = text('from');
    const list =
      from === undefined
        ? await releases.list({ refresh: has('refresh'), signal })
        : await releases.listOnly(from, signal);
    const rows = await toRows(engine, list, { spec, all: has('all') });
    if (list.stale !== null)
      output.warning(
        say('oldList', {
          time: list.fetchedAt.slice(0, 16).replace('T', ' '),
          reason: inWords(list.stale.reason),
        }),
      );
    if (list.filesAt !== undefined) {
      output.remark(say('filesOnly', { mirror: list.filesAt, source: list.source }));
    }
    const isShort = spec === undefined && !has('all');
    const { goFamily } = await import('../../core/go/go-version/parse-go-version.ts');
    output.result(rows, (style) => formatRows(isShort ? newestOfFamilies(rows, goFamily) : rows, style));
    if (rows.length === 0) output.remark(say('noRelease', { spec: spec ?? '' }));
    else if (isShort) output.remark(say('newestOnly'));
    return 0;
  },
};

async function toRows(
  engine: Core,
  list: ReleaseList,
  { spec, all }: { spec: string | undefined; all: boolean },
): Promise<ReleaseRow[]> {
  const [{ toReleaseRows }, sdks] = await Promise.all([
    import('../../core/go/releases/release-rows.ts'),
    engine.sdks(),
  ]);
  const { native } = engine.context;
  const installed = (await sdks.list()).filter(
    (sdk) => sdk.kind === 'installed' && sdk.problem === undefined && sdk.os === native.os && sdk.arch === native.arch,
  );
  return toReleaseRows(list, {
    platform: native,
    installed: new Set(installed.map(({ version }) => version)),
    all,
    ...(spec === undefined ? {} : { spec }),
  });
}

/** The first row of each family, and whatever is installed; rows come newest first. */
function newestOfFamilies(rows: readonly ReleaseRow[], goFamily: (version: string) => string | null): ReleaseRow[] {
  const seen = new Set<string | null>();
  return rows.filter((row) => {
    const family = goFamily(row.version);
    const isNewest = !seen.has(family);
    seen.add(family);
    return isNewest || row.installed;
  });
}

function formatRows(rows: readonly ReleaseRow[], style: Style): string[] {
  if (rows.length === 0) return [];
  return formatTable([
    [say('version'), say('status'), ''].map(style.dim),
    ...rows.map((row) => [row.version, formatSupport(row.support, style), remarkOn(row, style)]),
  ]);
}

function remarkOn(row: ReleaseRow, style: Style): string {
  if (row.installed) return style.green(say('installedMark'));
  return row.available ? '' : style.dim(say('notForPlatform'));
}
