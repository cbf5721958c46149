import type { GoOnPath, GoOnPathReport } from '../../contract/profiles.ts';
import type { Command } from '../command.ts';
import { describeUnknownShell } from '../format-setup.ts';
import { remarkOnFolder } from '../remark-on-folder.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { switchingWords } from '../words/en/switching.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('switching', switchingWords);

export const pathCommand: Command = {
  details: [
    'Asks the login shell for its PATH, as editors do, and looks for go in each of its folders. The first one is what a new terminal runs.',
    'The line of a profile that put a folder there is named where the shell can tell it. What hooks do at the prompt counts.',
    'Cron jobs, and commands over ssh where the shell reads no profile for them, have another PATH: name the shim in full there.',
  ],
  examples: [{ line: 'goswitch path', doc: 'which go wins, whose it is, and why' }],
  async run({ output, signal, here, core }) {
    const engine = await core();
    const report = await (await engine.profiles()).goOnPath({ withLines: true, signal });
    output.result(report, (style) => formatReport(report, engine.context.userHome, style));
    if (report.entries.length === 0) output.remark(say('noGo'));
    else if (report.hook !== null && report.entries[0]?.owner !== 'GoSwitch') output.remark(hookRemark(report));
    else if (report.entries[0]?.owner !== 'GoSwitch') output.remark(say('otherGo'));
    else await remarkOnFolder(engine, { output }, here());
    if (report.from === 'process' && report.reason !== null)
      output.remark(say('thisTerminal', { reason: inWords(report.reason) }));
    for (const shell of await (await engine.profiles()).unknownShells())
      output.remark(describeUnknownShell(shell, engine.context.userHome));
    return 0;
  },
};

function hookRemark({ hook, entries }: GoOnPathReport): string {
  const name =
    hook === null || hook.name === '' || hook.name === hook.via ? (hook?.via ?? '') : `${hook.name} (${hook.via})`;
  return say('hook', { hook: name, go: entries[0]?.path ?? say('anotherGo') });
}

function formatReport({ entries }: GoOnPathReport, userHome: string, style: Style): string[] {
  const header = ['', say('pathHeader'), say('versionHeader'), say('ownerHeader'), say('byHeader')].map(style.dim);
  const rows = entries.map((entry, at) => [
    at === 0 ? style.green('*') : '',
    shortenPath(entry.path, userHome),
    entry.version ?? style.dim(say('unknown')),
    entry.owner,
    placeOf(entry, userHome),
  ]);
  return entries.length === 0 ? [] : formatTable([header, ...rows]);
}

function placeOf({ line }: GoOnPath, userHome: string): string {
  if (line === null) return '';
  const place = `${shortenPath(line.file, userHome)}:${line.line}`;
  return line.traced ? place : say('likely', { place });
}
