import path from 'node:path';
import type { Sdk } from '../../contract/models.ts';
import { assertDecodedPath } from '../../core/base/files/decoded-path.ts';
import type { Progress } from '../../core/base/jobs/jobs.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import { runJob } from '../run-job.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import { formatTable } from '../terminal/table.ts';
import { sdkWords } from '../words/en/sdks.ts';
import { inWords, speaker } from '../words/speak.ts';
import { toRow } from './ls.ts';

const say = speaker('sdks', sdkWords);

export const importCommand: Command = {
  arguments: [
    {
      name: 'path',
      required: false,
      doc: 'root of the SDK (its GOROOT); when left out, the SDKs that can be added are listed',
      complete: 'path',
    },
  ],
  options: { link: { doc: 'Use it in place, with a symlink, instead of copying it' } },
  details: [
    'The origin of an added SDK cannot be verified, except for a copy of one that the go command downloaded: the checksum database verifies that.',
    'A copy is safe from later changes to the original; a symlink takes up no space.',
  ],
  examples: [
    { line: 'goswitch import', doc: 'list the SDKs that can be added' },
    { line: 'goswitch import /usr/local/go', doc: 'copy it into the home of GoSwitch' },
    { line: 'goswitch import ~/sdk/go1.24.11 --link', doc: 'use it in place' },
  ],
  async run(invocation) {
    const engine = await invocation.core();
    const [folder] = invocation.words;
    return folder === undefined ? await listExternal(engine, invocation) : await adopt(engine, invocation, folder);
  },
};

async function listExternal(engine: Core, { output }: Invocation): Promise<number> {
  const external = (await (await engine.sdks()).list()).filter(({ kind }) => kind === 'external');
  const toCells = (sdk: Sdk) => [
    sdk.version,
    `${sdk.os}/${sdk.arch}`,
    inWords(sdk.owner ?? ''),
    shortenPath(sdk.root, engine.context.userHome),
  ];
  output.result(external.map(toRow), (style) =>
    external.length === 0
      ? []
      : formatTable([
          [say('version'), say('platform'), say('owner'), say('root')].map(style.dim),
          ...external.map(toCells),
        ]),
  );
  output.remark(external.length === 0 ? say('noExternal') : say('toAdopt'));
  return 0;
}

const ADOPTED = {
  copy: { proven: 'asCopyProven', unproven: 'asCopy' },
  link: { proven: 'inPlaceProven', unproven: 'inPlace' },
} as const;

async function adopt(engine: Core, invocation: Invocation, folder: string): Promise<number> {
  const { output, host } = invocation;
  const sdks = await engine.sdks();
  const mode = invocation.has('link') ? 'link' : 'copy';
  const target = assertDecodedPath(path.resolve(host.cwd(), folder));
  const work = (progress: Progress) => sdks.import(target, { mode, progress });
  const { name, root, header } = await runJob(engine, invocation, { kind: 'import', target: folder, work });
  const { version, os, arch, origin, verifiedBy, installedAt, fileCount, totalBytes } = header;
  output.report(
    {
      ok: true,
      version,
      name,
      os,
      arch,
      root,
      mode,
      origin,
      verifiedBy,
      installedAt,
      files: fileCount,
      bytes: totalBytes,
    },
    (style) => [
      say(ADOPTED[mode][verifiedBy === 'checksum-database' ? 'proven' : 'unproven'], {
        done: style.green(say('adopted')),
        name: style.bold(name),
        folder: shortenPath(root, engine.context.userHome),
      }),
    ],
  );
  output.remark(say('toActivate', { version: version.replace(/^go/, '') }));
  return 0;
}
