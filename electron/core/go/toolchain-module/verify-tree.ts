import { type AppError, type ErrorCode, isAppError } from '../../../contract/errors.ts';
import type { ModuleProof } from '../../../contract/module-proof.ts';
import type { ModuleProxies } from './create-module-proxies.ts';

/** Nothing was learned about the files: nobody could be asked. */
const NOT_ASKED: readonly ErrorCode[] = [
  'goproxy-unset',
  'go-setting-invalid',
  'sumdb-disabled',
  'sumdb-unavailable',
  'network-unreachable',
  'network-stalled',
  'proxy-failed',
  'http-status',
  'redirect-loop',
  'redirect-insecure',
];

type TreeProof =
  | { readonly state: 'proven'; readonly proof: ModuleProof }
  /** The database has another h1, or what came in its name is not honest. */
  | { readonly state: 'refused'; readonly error: AppError }
  /** The database could not be asked. */
  | { readonly state: 'unknown'; readonly error: AppError };

/**
 * Asks the checksum database about files that are on this machine already. Throws `cancelled`, and what is no answer of
 * that kind (`permission-denied`).
 */
export async function verifyTree(
  proxies: ModuleProxies,
  { moduleVersion, h1 }: { readonly moduleVersion: string; readonly h1: string },
  signal: AbortSignal,
): Promise<TreeProof> {
  try {
    return { state: 'proven', proof: await (await proxies.open({ signal })).verify(moduleVersion, h1) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (NOT_ASKED.includes(error.code)) return { state: 'unknown', error };
    if (error.code === 'module-mismatch' || error.code.startsWith('sumdb-')) return { state: 'refused', error };
    throw error;
  }
}
