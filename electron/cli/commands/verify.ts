import { EXIT_CODES } from '../../contract/exit-codes.ts';
import type { VerifyResult } from '../../contract/models.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import { runJob } from '../run-job.ts';
import { formatCount } from '../terminal/format-quantity.ts';
import type { Style } from '../terminal/style.ts';

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
    output.remark(`To mend it: goswitch uninstall ${version} --force && goswitch install ${version}`);
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
    return [
      `${style.green('Proven:')} the checksum database ${database} has the hash of these files (tree of ${treeSize} records)`,
    ];
  }
  const word = proof.state === 'refused' ? style.red('Not proven:') : style.yellow('Not asked again:');
  return [`${word} ${proof.error.message}`];
}

function formatVerification(result: VerifyResult, style: Style): string[] {
  const { version, ok, checked, changed, missing, extra } = result;
  if (ok || result.proof !== undefined)
    return [
      `${style.green('Unchanged:')} all ${formatCount(checked, 'file')} of ${style.bold(version)} are as they were installed`,
      ...formatProof(result, style),
    ];
  const differences = [
    ...changed.map((path) => `  ${style.red('changed')}  ${path}`),
    ...missing.map((path) => `  ${style.red('missing')}  ${path}`),
    ...extra.map((path) => `  ${style.yellow('extra')}    ${path}`),
  ];
  const rest = differences.length - SHOWN_PATHS;
  return [
    `${style.red('Changed:')} ${style.bold(version)} is not as it was installed (${formatCount(differences.length, 'difference')}, ${formatCount(checked, 'file')} checked)`,
    ...differences.slice(0, SHOWN_PATHS),
    ...(rest > 0 ? [`  and ${rest} more; --json lists all`] : []),
  ];
}
