import type { ModuleProof } from '../../../contract/module-proof.ts';
import { TOOLCHAIN_MODULE } from '../module-proxy/toolchain-version.ts';
import type { SumdbClient } from './sumdb-client.ts';
import { missingRecord, wrongZip } from './sumdb-errors.ts';

/**
 * The proof that a toolchain's zip is the one that everybody else gets: the database has `h1` for it. Throws
 * `module-mismatch` with both hashes in the go command's words when it has another one, and what `SumdbClient.lookup`
 * throws.
 */
export async function verifyModule(client: SumdbClient, moduleVersion: string, h1: string): Promise<ModuleProof> {
  const name = `${TOOLCHAIN_MODULE}@${moduleVersion}`;
  const { id, lines, tree, time, via } = await client.lookup(TOOLCHAIN_MODULE, moduleVersion);
  const prefix = `${TOOLCHAIN_MODULE} ${moduleVersion} `;
  const verified = lines.find((line) => line.startsWith(`${prefix}h1:`))?.slice(prefix.length);
  const database = client.database.name;
  if (verified === undefined) throw missingRecord({ database, via }, name, id);
  if (verified !== h1) throw wrongZip(database, name, { downloaded: h1, proven: verified });
  return { database, moduleVersion, h1, recordId: id, treeSize: tree.size, treeHash: tree.hash, time, via };
}
