import { constants, copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError, type ErrorCode, isAppError } from '../../../contract/errors.ts';
import { makeFolder } from '../../base/files/make-folder.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import type { CoreContext } from '../../context.ts';
import { discardPartial, downloadArchive } from '../../go/archives/download-archive.ts';
import { readArchiveFile } from '../../go/archives/read-archive-file.ts';
import { DEFAULT_LIMITS } from '../../go/archives/unpack-limits.ts';
import type { ArchivePlan } from './install-plan.ts';
import type { Received } from './received.ts';
import { type ArchivePass, createArchivePass } from './unpack/archive-pass.ts';

interface Receive {
  readonly context: CoreContext;
  readonly plan: ArchivePlan;
  /** The folder to unpack into; exists and is empty. */
  readonly root: string;
  readonly progress: Progress;
}

/** The bytes are at fault, not the way here: they are thrown away, and another source may have better ones. */
const BAD_BYTES: readonly ErrorCode[] = [
  'checksum-mismatch',
  'archive-not-recognized',
  'archive-truncated',
  'archive-corrupt',
  'archive-unsafe',
  'archive-too-large',
];

/**
 * Where the bytes of a download are kept until it is installed; what a killed run leaves there, the next one resumes
 * from.
 */
function partialFile(context: CoreContext, plan: ArchivePlan): string {
  return path.join(context.layout.downloads, `${plan.archive.filename}.partial`);
}

/**
 * Fetches, hashes and unpacks in one pass, into `root`. Bad bytes from one source lead to the next source; bad bytes
 * that were kept from an earlier run lead to a fresh start. Throws the last failure. All that stays behind of a failure
 * is bytes that a next try can resume from.
 */
export async function receiveArchive(receive: Receive): Promise<Received> {
  const { bytes } = receive.plan.archive;
  if ('file' in bytes) return await receiveFile(receive, bytes.file);
  // A mirror whose own list is not known may lag behind.
  try {
    return await receiveFrom(receive, bytes.urls);
  } catch (error) {
    const { lagging } = bytes;
    if (lagging === undefined || lagging.elsewhere.length === 0 || !isMissing(error)) throw error;
    receive.context.log.warn('A mirror does not have the archive', { mirror: lagging.mirror, message: error.message });
    const received = await receiveFrom(receive, lagging.elsewhere).catch((other: unknown) =>
      Promise.reject(missingEverywhere(error, other)),
    );
    return { ...received, notAt: { mirror: lagging.mirror, from: received.facts.archive?.from ?? '' } };
  }
}

/** Mirrors get a new release hours or days after it is out. Some answer with a page where others say 404. */
function isMissing(error: unknown): error is AppError {
  if (isAppError(error, 'archive-not-recognized')) return true;
  return isAppError(error, 'http-status') && [404, 410].includes(Number(error.details?.['status']));
}

function missingEverywhere(missing: AppError, other: unknown): unknown {
  if (!isAppError(other) || other.code === 'cancelled') return other;
  const { code, hint, details, cause } = other;
  return new AppError(code, `${missing.message}. The other sources: ${other.message}`, {
    ...(hint === undefined ? {} : { hint }),
    ...(details === undefined ? {} : { details }),
    cause,
  });
}

async function receiveFrom(receive: Receive, from: readonly string[]): Promise<Received> {
  let urls = from;
  for (let isFirst = true; ; isFirst = false) {
    const attempt: Attempt = { url: null, resumed: false };
    try {
      return await receiveDownload(receive, urls, attempt);
    } catch (error) {
      if (!isAppError(error) || !BAD_BYTES.includes(error.code)) throw error;
      const from = attempt.url === null ? null : displayUrl(attempt.url);
      receive.context.log.warn('Bad bytes', {
        code: error.code,
        message: error.message,
        from,
        resumed: attempt.resumed,
      });
      await discardPartial(partialFile(receive.context, receive.plan));
      if (isFirst && attempt.resumed) continue;
      urls = urls.filter((url) => url !== attempt.url);
      if (attempt.url === null || urls.length === 0) throw error;
    }
  }
}

/**
 * What a download has come to: the URL that it reads from, and whether it began with bytes kept from an earlier run.
 */
interface Attempt {
  url: string | null;
  resumed: boolean;
}

async function receiveDownload(receive: Receive, urls: readonly string[], attempt: Attempt): Promise<Received> {
  const { context, plan, progress } = receive;
  const partial = partialFile(context, plan);
  await makeFolder(context.layout.downloads);
  const target = await createTarget(receive);
  try {
    progress.phase('downloading');
    const { url, bytes, receivedBytes } = await downloadArchive({
      http: await context.http(),
      urls,
      partial,
      expectedBytes: plan.archive.sizeBytes,
      maxBytes: DEFAULT_LIMITS.archiveBytes,
      sink: { write: (chunk) => target.pass().write(chunk), restart: target.restart },
      onBytes: (done, total) => progress.bytes(done, total),
      onSource: ({ url: source, keptBytes }) =>
        Object.assign(attempt, { url: source, resumed: attempt.resumed || keptBytes > 0 }),
      signal: progress.signal,
      clock: context.clock,
      log: context.log,
    });
    return await finish(receive, target.pass(), {
      file: partial,
      from: displayUrl(url),
      archiveBytes: bytes,
      receivedBytes,
    });
  } catch (error) {
    await target.pass().close();
    throw error;
  }
}

async function receiveFile(receive: Receive, file: string): Promise<Received> {
  const { plan, progress } = receive;
  const target = await createTarget(receive);
  try {
    progress.phase('unpacking');
    // A zip is read twice, for its hash and to unpack it: from a copy, because its owner may be somebody else.
    const own = plan.archive.format === 'zip' ? path.join(path.dirname(receive.root), 'archive.zip') : file;
    if (own !== file) await copyArchive(file, own);
    const { bytes: archiveBytes } = await readArchiveFile({
      path: own,
      name: file,
      sink: target.pass(),
      maxBytes: DEFAULT_LIMITS.archiveBytes,
      onBytes: (done, total) => progress.bytes(done, total),
      signal: progress.signal,
    });
    return await finish(receive, target.pass(), { file: own, from: file, archiveBytes, receivedBytes: archiveBytes });
  } catch (error) {
    await target.pass().close();
    throw error;
  }
}

/** The pass that bytes go into. `restart` forgets what came so far: a new pass over an empty folder. */
async function createTarget({ plan, root }: Receive): Promise<{ pass(): ArchivePass; restart(): Promise<void> }> {
  const start = async (): Promise<ArchivePass> => {
    await removeTree(root);
    await mkdir(root);
    return createArchivePass({ root, kind: plan.archive.format });
  };
  let pass = await start();
  return {
    pass: () => pass,
    async restart() {
      await pass.close();
      pass = await start();
    },
  };
}

interface Arrived {
  readonly file: string;
  readonly from: string;
  readonly archiveBytes: number;
  readonly receivedBytes: number;
}

async function copyArchive(file: string, own: string): Promise<void> {
  const { size } = await stat(file);
  if (size > DEFAULT_LIMITS.archiveBytes)
    throw new AppError('archive-too-large', `${file} has ${size} bytes, more than any Go release`);
  await copyFile(file, own, constants.COPYFILE_FICLONE);
}

async function finish(
  { context, plan, progress }: Receive,
  pass: ArchivePass,
  { file, ...arrived }: Arrived,
): Promise<Received> {
  progress.phase('unpacking');
  const check = (sha256: string) => {
    if (sha256 === plan.archive.sha256) return;
    throw new AppError('checksum-mismatch', `${plan.archive.filename} does not have the expected sha256`, {
      hint: 'Nothing was installed. Run it again, or use another source',
      details: { from: arrived.from, expected: plan.archive.sha256, received: sha256 },
    });
  };
  const { fileCount, totalBytes } = await pass.finish({ file, check, signal: progress.signal });
  progress.signal.throwIfAborted();
  const { from, archiveBytes, receivedBytes } = arrived;
  return {
    fileCount,
    totalBytes,
    receivedBytes,
    facts: { verifiedBy: plan.verifiedBy, archive: { from, sha256: plan.archive.sha256, sizeBytes: archiveBytes } },
    writeManifest: pass.writeManifest,
    discardDownload: () => discardPartial(partialFile(context, plan)),
    close: pass.close,
  };
}
