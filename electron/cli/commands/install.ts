import path from 'node:path';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { InstallResult, Platform, UseResult, VerifiedBy } from '../../contract/models.ts';
import type { Core } from '../../core/create-core.ts';
import { isRunnable } from '../../core/manager/home/sdk-name.ts';
import type { InstallRequest } from '../../core/manager/install/install-plan.ts';
import type { GoHere } from '../../core/manager/projects/go-here.ts';
import type { Command, Invocation } from '../command.ts';
import { goAfterUse, remarkOnUse, reportUse } from '../report-use.ts';
import { runJob } from '../run-job.ts';
import { formatBytes, formatCount, formatDuration } from '../terminal/format-quantity.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import { sdkWords } from '../words/en/sdks.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('sdks', sdkWords);

export const installCommand: Command = {
  arguments: [
    {
      name: 'spec',
      required: false,
      doc: 'what to install; may be left out when --from is an archive',
      complete: 'available',
    },
  ],
  options: {
    use: { doc: 'Make it the active version after it is installed' },
    arch: {
      value: 'ARCH',
      doc: 'An architecture other than this machine’s, as named by Go, uname -m or Docker (amd64, aarch64, arm/v7 ...)',
      complete: ['amd64', 'arm64', '386', 'armv6l'],
    },
    from: {
      value: 'WHERE',
      doc: 'Name of a source or mirror (aliyun, ustc, nju, hust), base URL of a mirror, `proxy` for the Go module proxies, or an archive (URL or file)',
      complete: 'source',
    },
    sha256: { value: 'HEX', doc: 'The expected sha256 of the archive, if no trusted release list has it' },
    'allow-unproven': { doc: 'With a file:// module proxy and GOSUMDB=off: install without verification' },
  },
  details: [
    'The archive is unpacked while it downloads, checked against the sha256 of a trusted release list, and smoke-tested before it counts as installed.',
    'A mirror does not need a release list: if it has files only, the version and the sha256 come from a trusted source (go.dev, golang.google.cn) or its cached copy.',
    'A release from a Go module proxy (GOPROXY, or the setting goproxy) is verified by the checksum database. This is also the fallback when no source can be reached.',
    'If the download is interrupted, what was received is kept, and running the command again resumes it.',
  ],
  examples: [
    { line: 'goswitch install latest --use', doc: 'the newest Go, active at once' },
    { line: 'goswitch install 1.25', doc: 'the newest patch of 1.25' },
    { line: 'goswitch install 1.26.3 --from golang.google.cn', doc: 'from another source' },
    { line: 'goswitch install 1.26 --from aliyun', doc: 'from a mirror; ustc, nju and hust are known too' },
    {
      line: 'goswitch install 1.26 --from https://mirror.example/golang/',
      doc: 'from any folder that has the archives',
    },
    {
      line: 'goswitch install 1.26.3 --from proxy',
      doc: 'from the Go module proxy, verified by the checksum database',
    },
    { line: 'goswitch install --from ./go1.26.3.linux-amd64.tar.gz --sha256 HEX', doc: 'from a file' },
  ],
  async run(invocation) {
    const engine = await invocation.core();
    const result = await install(engine, invocation);
    const switched = invocation.has('use')
      ? await (await engine.switching()).use(path.basename(result.root), { signal: invocation.signal })
      : undefined;
    const here = switched === undefined ? null : await goAfterUse(engine, invocation);
    report(invocation, engine, result, switched && { switched, here });
    if (switched !== undefined) remarkOnUse(engine, invocation, switched, here);
    return 0;
  },
};

async function install(engine: Core, invocation: Invocation): Promise<InstallResult> {
  const request = readRequest(invocation);
  const target = request.spec ?? request.from ?? '';
  const installer = await engine.installer();
  try {
    return await runJob(engine, invocation, {
      kind: 'install',
      target,
      work: (progress) => installer.install(request, progress),
    });
  } catch (error) {
    throw isAppError(error, 'cancelled') ? cancelled(target, error) : error;
  }
}

function readRequest({ words: [spec], text, has }: Invocation): InstallRequest {
  const [from, arch, sha256] = [text('from'), text('arch'), text('sha256')];
  if (spec === undefined && from === undefined) {
    throw new AppError('invalid-input', 'goswitch install needs a <spec>', {
      hint: 'goswitch install latest installs the newest Go',
    });
  }
  return {
    ...(spec === undefined ? {} : { spec }),
    ...(from === undefined ? {} : { from }),
    ...(arch === undefined ? {} : { arch }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(has('allow-unproven') ? { allowUnproven: true } : {}),
  };
}

function cancelled(target: string, cause: unknown): AppError {
  return new AppError('cancelled', `${target} is not installed`, {
    hint: 'Run the same command again: it goes on from the bytes received so far',
    cause,
  });
}

interface Use {
  readonly switched: UseResult;
  readonly here: GoHere | null;
}

function report({ output }: Invocation, engine: Core, result: InstallResult, use: Use | undefined): void {
  const { version, name, root, bytes, files, durationMs, verifiedBy, notAt } = result;
  const where = shortenPath(root, engine.context.userHome);
  output.report(
    { ok: true, version, name, root, bytes, files, durationMs, verifiedBy, ...(notAt === undefined ? {} : { notAt }) },
    (style) => [
      result.alreadyInstalled
        ? say('alreadyInstalled', { name: style.bold(name), folder: where })
        : say('installed', {
            done: style.green(say('done')),
            name: style.bold(name),
            folder: where,
            bytes: formatBytes(bytes),
            files: formatCount(files, 'files'),
            time: formatDuration(durationMs),
            proof: proof(verifiedBy),
          }),
      ...(use === undefined ? [] : reportUse(use.switched, use.here, style)),
    ],
  );
  if (notAt !== undefined)
    output.remark(
      say('notAtMirror', {
        mirror: notAt.mirror,
        file: path.posix.basename(notAt.from),
        host: new URL(notAt.from).host,
      }),
    );
  if (use !== undefined) return;
  const { native } = engine.context;
  const platform = name === version ? native : parsePlatform(name.slice(version.length + 1));
  if (platform !== null && !isRunnable(platform, native))
    output.remark(say('notRunnable', { platform: `${native.os}/${native.arch}` }));
  else output.remark(say('toActivate', { version: spelled(name) }));
}

/** As other commands take it: `1.20` would be the newest of its family. */
function spelled(name: string): string {
  const bare = name.replace(/^go/, '');
  return /^\d+\.\d+$/.test(bare) ? `${bare}.0` : bare;
}

/** Of `linux-386`, the end of an SDK's name. */
function parsePlatform(text: string): Platform | null {
  const [os, arch] = text.split('-');
  return os === undefined || arch === undefined ? null : { os, arch };
}

function proof(verifiedBy: VerifiedBy): string {
  if (verifiedBy === null) return say('notProven');
  if (verifiedBy === 'checksum-database') return say('provenByDatabase');
  return verifiedBy === 'user-sha256' ? say('yourSha256') : say('indexSha256');
}
