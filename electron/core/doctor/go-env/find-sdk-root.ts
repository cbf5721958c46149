import { realpath } from 'node:fs/promises';
import type { Subjects } from '../subjects.ts';

/** Root of an SDK by its name below versions/, its root, or a spec. Throws `sdk-not-installed`, `invalid-spec`. */
export async function findSdkRoot(core: Pick<Subjects, 'sdks'>, sdk: string): Promise<string> {
  const sdks = await core.sdks();
  const known = (await sdks.list()).find(({ root, name }) => root === sdk || name === sdk);
  if (known !== undefined) return known.root;
  const { root } = await sdks.find(sdk);
  return await realpath(root);
}
