import path from 'node:path';
import { type ErrorCode, isAppError } from '../../../contract/errors.ts';
import { makeFolder } from '../../base/files/make-folder.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import type { CoreContext } from '../../context.ts';
import { discardPartial } from '../../go/archives/download-archive.ts';
import type { ModulePlan } from './install-plan.ts';
import type { Received } from './received.ts';
import { createZipPass, type ZipPass } from './zip/zip-pass.ts';

interface ReceiveModule {
  readonly context: CoreContext;
  readonly plan: ModulePlan;
  /** The folder to unpack into; exists and is empty. */
  readonly root: string;
  readonly progress: Progress;
}

/** The bytes are at fault, not the way here: they are thrown away. */
const BAD_BYTES: readonly ErrorCode[] = [
  'module-mismatch',
  'archive-not-recognized',
  'archive-truncated',
  'archive-corrupt',
  'archive-unsafe',
  'archive-too-large',
];

/** Where the zip is kept until it is installed. The name tells `prune` whose it is. */
function partialZip({ layout }: Pick<CoreContext, 'layout'>, { version, platform }: ModulePlan): string {
  return path.join(layout.downloads, `${version}.${platform.os}-${platform.arch}.module.zip.partial`);
}

/**
 * Fetches a toolchain's zip, unpacks it into `root` and has its h1 verified: the tree is what the checksum database
 * vouches for when this resolves. Bad bytes that were kept from an earlier run lead to a fresh start. Throws the codes
 * of the proxies, of the archive and of the checksum database.
 */
export async function receiveModule(receive: ReceiveModule): Promise<Received> {
  const partial = partialZip(receive.context, receive.plan);
  await makeFolder(receive.context.layout.downloads);
  for (let isFirst = true; ; isFirst = false) {
    const attempt = { resumed: false };
    try {
      return await receiveOnce(receive, partial, attempt);
    } catch (error) {
      if (!isAppError(error) || !BAD_BYTES.includes(error.code)) throw error;
      receive.context.log.warn('Bad bytes of a module proxy', {
        code: error.code,
        message: error.message,
        resumed: attempt.resumed,
      });
      await discardPartial(partial);
      if (!isFirst || !attempt.resumed) throw error;
      await removeTree(receive.root);
      await makeFolder(receive.root);
    }
  }
}

async function receiveOnce(
  { context, plan, root, progress }: ReceiveModule,
  partial: string,
  attempt: { resumed: boolean },
): Promise<Received> {
  const { moduleVersion, proxy } = plan;
  progress.phase('downloading');
  // Its threads start while the bytes come.
  const pass = createZipPass({ root, form: { kind: 'module', moduleVersion } });
  try {
    const zip = await proxy.fetchZip({
      moduleVersion,
      partial,
      onBytes: (done, total) => progress.bytes(done, total),
      onSource: ({ keptBytes }) => Object.assign(attempt, { resumed: attempt.resumed || keptBytes > 0 }),
    });
    progress.phase('unpacking');
    const { h1, fileCount, totalBytes } = await pass.unpack(zip.file, {
      signal: progress.signal,
      onBytes: (done) => progress.bytes(done, null),
    });
    progress.phase('verifying');
    const proof = plan.isToBeVerified ? await proxy.verify(moduleVersion, h1) : null;
    progress.signal.throwIfAborted();
    const archive = { from: zip.from, sha256: null, sizeBytes: zip.bytes };
    return {
      fileCount,
      totalBytes,
      receivedBytes: zip.receivedBytes,
      facts: proof === null ? { verifiedBy: null, archive } : { verifiedBy: 'checksum-database', archive, proof },
      writeManifest: pass.writeManifest,
      discardDownload: () => discardPartial(partial),
      close: pass.close,
    };
  } catch (error) {
    await closeQuietly(pass, context);
    throw error;
  }
}

/** What went wrong first is what counts. */
async function closeQuietly(pass: ZipPass, { log }: Pick<CoreContext, 'log'>): Promise<void> {
  await pass.close().catch((error: unknown) => log.warn('Threads that unpack did not end', { error: String(error) }));
}
