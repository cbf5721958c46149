import { EXIT_CODES } from '../../contract/exit-codes.ts';
import type { VerifyResult } from '../../contract/models.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import { labelled } from '../output.ts';
import { runJob } from '../run-job.ts';
import { formatCount } from '../terminal/format-quantity.ts';
import type { Style } from '../terminal/style.ts';
import { textWidth } from '../terminal/text-width.ts';
import { sdkWords } from '../words/en/sdks.ts';
import { inWords, speaker } from '../words/speak.ts';

const say = speaker('sdks', sdkWords);

const SHOWN_PATHS = 20;

export const verifyCommand: Command = {
  arguments: [
    {
      name: 'version',
      required: false,
      doc: 'an installed version; the one in effect here when left out',
      complete: 'installed',
    },
  ],
  details: [
    `Every file is read and compared with the size, mode and sha256 noted at installation. Exit code ${EXIT_CODES['sdk-modified']} when they differ.`,
  ],
  examples: [
    { line: 'goswitch verify', doc: 'the version in effect here' },
    { line: 'goswitch verify 1.26.3 --json', doc: 'every difference, for programs' },
  ],
  async run(invocation) {
    const { output } = invocation;
    const result = await verify(await invocation.core(), invocation);
    output.result(result, (style) => formatVerification(result, style));
    if (result.ok) return 0;
    const version = result.version.replace(/^go/, '');
    output.remark(say('toMend', { command: `goswitch uninstall ${version} --force && goswitch install ${version}` }));
    return EXIT_CODES['sdk-modified'];
  },
};

async function verify(engine: Core, invocation: Invocation): Promise<VerifyResult> {
  const target = invocation.words[0] ?? (await sdkHere(engine, invocation.here()));
  const sdks = await engine.sdks();
  return await runJob(engine, invocation, {
    kind: 'verify',
    target,
    work: (progress) => sdks.verify(target, progress),
  });
}

async function sdkHere(engine: Core, cwd: string): Promise<string> {
  const { versionInEffect } = await import('../../core/manager/home/version-in-effect.ts');
  const { name, version } = await versionInEffect(engine.context, { cwd });
  return name ?? version;
}

function formatProof({ proof }: VerifyResult, style: Style): string[] {
  if (proof === undefined) return [];
  if (proof.state === 'proven') {
    const { database, treeSize } = proof.proof;
    return [say('provenBy', { done: style.green(say('proven')), database, size: treeSize })];
  }
  const word = proof.state === 'refused' ? style.red(say('refused')) : style.yellow(say('notAsked'));
  return [labelled(word, inWords(proof.error.message))];
}

function formatVerification(result: VerifyResult, style: Style): string[] {
  const { version, ok, checked, changed, missing, extra } = result;
  if (ok || result.proof !== undefined)
    return [
      say('allUnchanged', {
        done: style.green(say('unchanged')),
        files: formatCount(checked, 'files'),
        version: style.bold(version),
      }),
      ...formatProof(result, style),
    ];
  const width = Math.max(...(['changedFile', 'missingFile', 'extraFile'] as const).map((id) => textWidth(say(id))));
  const mark = (id: 'changedFile' | 'missingFile' | 'extraFile', paint: (text: string) => string) =>
    paint(say(id)) + ' '.repeat(width - textWidth(say(id)));
  const differences = [
    ...changed.map((path) => `  ${mark('changedFile', style.red)}  ${path}`),
    ...missing.map((path) => `  ${mark('missingFile', style.red)}  ${path}`),
    ...extra.map((path) => `  ${mark('extraFile', style.yellow)}  ${path}`),
  ];
  const rest = differences.length - SHOWN_PATHS;
  return [
    say('someChanged', {
      done: style.red(say('changed')),
      version: style.bold(version),
      differences: formatCount(differences.length, 'differences'),
      files: formatCount(checked, 'files'),
    }),
    ...differences.slice(0, SHOWN_PATHS),
    ...(rest > 0 ? [`  ${say('andMore', { count: rest })}`] : []),
  ];
}
