import type { Sdk } from '../../contract/models.ts';
import type { Command } from '../command.ts';
import type { Output } from '../output.ts';
import { remarkOnFolder } from '../remark-on-folder.ts';
import { formatSupport } from '../terminal/format-support.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { frameWords } from '../words/en/frame.ts';
import { sdkWords } from '../words/en/sdks.ts';
import { inWords, speaker } from '../words/speak.ts';

const sayFrame = speaker('frame', frameWords);

const say = speaker('sdks', sdkWords);

export const lsCommand: Command = {
  details: [
    'Installed SDKs are in the home of GoSwitch; external ones were found elsewhere, and goswitch import adds them. * marks the active one.',
  ],
  examples: [
    { line: 'goswitch ls', doc: 'everything on this machine' },
    { line: 'goswitch ls --json', doc: 'the same for programs' },
  ],
  async run({ output, here, core }) {
    const engine = await core();
    await (await engine.switching()).repairCurrent();
    const sdks = await (await engine.sdks()).list();
    output.result(sdks.map(toRow), (style) => formatSdks(sdks, engine.context.userHome, style));
    remarkOnProblems(output, sdks);
    if (!sdks.some(({ kind }) => kind === 'installed')) output.remark(say('nothingInstalled'));
    else if (!sdks.some(({ active }) => active)) output.remark(say('noneActive'));
    else if (!output.json && !output.quiet) await remarkOnFolder(engine, { output }, here());
    return 0;
  },
};

/** The documented shape, neither more nor less. */
export function toRow({
  version,
  os,
  arch,
  root,
  kind,
  active,
  origin,
  verifiedBy,
  support,
  installedAt,
  problem,
}: Sdk) {
  const row = { version, os, arch, root, kind, active, origin, verifiedBy, support, installedAt };
  return problem === undefined ? row : { ...row, problem };
}

/** What was moved, replaced or damaged by hand, and the command that repairs each. */
export function remarkOnProblems(output: Output, sdks: readonly Sdk[]): void {
  for (const { problem } of sdks)
    if (problem !== undefined)
      output.remark(sayFrame('repair', { problem: inWords(problem.message), repair: problem.repair }));
}

/** The name under which other commands take it; what its files are, where that is another version. */
function titleOf({ name, version, problem }: Sdk): string {
  return problem?.kind === 'replaced' || problem?.kind === 'renamed' ? `${name} (${version})` : (name ?? version);
}

function formatSdks(sdks: readonly Sdk[], userHome: string, style: Style): string[] {
  if (sdks.length === 0) return [];
  const header = ['', say('version'), say('platform'), say('status'), say('origin'), say('root')].map(style.dim);
  const rows = sdks.map((sdk) => [
    sdk.active ? style.green('*') : '',
    sdk.active ? style.bold(titleOf(sdk)) : titleOf(sdk),
    `${sdk.os}/${sdk.arch}`,
    sdk.problem === undefined ? formatSupport(sdk.support, style) : style.red(say(sdk.problem.kind)),
    sdk.kind === 'external'
      ? style.dim(say('external', { owner: sdk.owner === undefined ? say('unknown') : inWords(sdk.owner) }))
      : inWords(sdk.origin ?? ''),
    shortenPath(sdk.root, userHome),
  ]);
  return formatTable([header, ...rows]);
}
