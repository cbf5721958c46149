import { toErrorShape } from '../../../contract/errors.ts';
import type { VerifyResult } from '../../../contract/models.ts';
import type { ModuleProxies } from '../../go/toolchain-module/create-module-proxies.ts';
import { verifyTree } from '../../go/toolchain-module/verify-tree.ts';

/**
 * A comparison that found nothing, with what the checksum database says of the files now. Only a refusal makes it not
 * ok. Throws `cancelled`.
 */
export async function verifyProof(
  proxies: ModuleProxies,
  result: VerifyResult,
  { moduleVersion, h1 }: { readonly moduleVersion: string; readonly h1: string },
  signal: AbortSignal,
): Promise<VerifyResult> {
  const again = await verifyTree(proxies, { moduleVersion, h1 }, signal);
  if (again.state === 'proven') return { ...result, proof: again };
  return {
    ...result,
    ok: result.ok && again.state !== 'refused',
    proof: { state: again.state, h1, error: toErrorShape(again.error) },
  };
}
