import path from 'node:path';
import type { Sdk } from '../../contract/models.ts';
import { assertDecodedPath } from '../../core/base/files/decoded-path.ts';
import type { Progress } from '../../core/base/jobs/jobs.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import { runJob } from '../run-job.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import { formatTable } from '../terminal/table.ts';
import { toRow } from './ls.ts';

export const importCommand: Command = {
  arguments: [
    {
      name: 'path',
      required: false,
      doc: 'root of the SDK (its GOROOT); when left out, the SDKs that can be adopted are listed',
      complete: 'path',
    },
  ],
  options: { link: { doc: 'Adopt it where it is, by a link, instead of copying it' } },
  details: [
    'An adopted SDK has no proof of where it came from, except a copy of one that the go command downloaded: the checksum database proves that.',
    'A copy is safe from later changes of the original; a link takes no room.',
  ],
  examples: [
    { line: 'goswitch import', doc: 'what there is to adopt' },
    { line: 'goswitch import /usr/local/go', doc: 'copy it into the home of GoSwitch' },
    { line: 'goswitch import ~/sdk/go1.24.11 --link', doc: 'use it where it is' },
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
    sdk.owner ?? '',
    shortenPath(sdk.root, engine.context.userHome),
  ];
  output.result(external.map(toRow), (style) =>
    external.length === 0
      ? []
      : formatTable([['VERSION', 'PLATFORM', 'OWNER', 'ROOT'].map(style.dim), ...external.map(toCells)]),
  );
  output.remark(
    external.length === 0
      ? 'No SDK was found outside the home of GoSwitch.'
      : 'goswitch import <path> adopts one of them.',
  );
  return 0;
}

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
      `${style.green('Adopted')} ${style.bold(name)} ${mode === 'copy' ? 'as a copy' : 'where it is'}${verifiedBy === 'checksum-database' ? ', verified by the checksum database' : ''}: ${shortenPath(root, engine.context.userHome)}`,
    ],
  );
  output.remark(`goswitch use ${version.replace(/^go/, '')} makes it the active version.`);
  return 0;
}
