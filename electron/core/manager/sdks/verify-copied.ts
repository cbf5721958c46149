import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { ModuleProof } from '../../../contract/module-proof.ts';
import type { CoreContext } from '../../context.ts';
import { parseToolchainVersion } from '../../go/module-proxy/toolchain-version.ts';
import type { ModuleProxies } from '../../go/toolchain-module/create-module-proxies.ts';
import { verifyTree } from '../../go/toolchain-module/verify-tree.ts';
import type { ExaminedSdk } from './examine-sdk.ts';

const CACHE_FOLDER = /^toolchain@(v0\.0\.1-go.+)$/;

/**
 * The module version that an SDK of the go command's module cache is (`golang.org/toolchain@<version>`); null for any
 * other SDK.
 */
export function moduleOfCache({ root, version }: Pick<ExaminedSdk, 'root' | 'version'>): string | null {
  const [, moduleVersion = ''] = CACHE_FOLDER.exec(path.basename(root)) ?? [];
  const isModule =
    path.basename(path.dirname(root)) === 'golang.org' && parseToolchainVersion(moduleVersion)?.version === version;
  return isModule ? moduleVersion : null;
}

/**
 * The proof of a copy from the module cache; null where the checksum database could not be asked, so that it is adopted
 * as any other SDK is. Throws what refuses it: `module-mismatch` when its files are not those of the zip, `sumdb-*`;
 * and `cancelled`.
 */
export async function verifyCopied(
  {
    context,
    moduleProxies,
  }: { readonly context: Pick<CoreContext, 'log'>; readonly moduleProxies: ModuleProxies | undefined },
  root: string,
  module: { readonly moduleVersion: string; readonly h1: string },
  signal: AbortSignal,
): Promise<ModuleProof | null> {
  if (moduleProxies === undefined) return null;
  const answer = await verifyTree(moduleProxies, module, signal);
  if (answer.state === 'proven') return answer.proof;
  const { code, message, details } = answer.error;
  if (answer.state === 'unknown') {
    context.log.warn('Adopted without a proof: the checksum database could not be asked', { root, code, message });
    return null;
  }
  throw new AppError(code, `${root} is not adopted: ${message}`, {
    hint:
      code === 'module-mismatch'
        ? 'Its files were changed since the go command downloaded it. Install that version instead, or adopt it where it is: --link'
        : 'Install that version from another source instead',
    ...(details === undefined ? {} : { details }),
    cause: answer.error,
  });
}
