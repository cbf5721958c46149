import { lstat } from 'node:fs/promises';
import { isAppError } from '../../../contract/errors.ts';
import type { ManifestHeader } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import { parseSpec } from '../../go/go-version/spec.ts';
import { findSdk } from './find-sdk.ts';
import { listInstalled } from './installed-sdks.ts';
import { isSdkName } from './sdk-name.ts';

/** Something below versions/: an installed SDK, or (header null) a folder or manifest that is left of one. */
export interface SdkFolder {
  readonly name: string;
  readonly header: ManifestHeader | null;
}

/**
 * What a spec means for those who can deal with a damaged SDK too: the installed one, else a folder or manifest of
 * exactly that name. Throws `invalid-spec`, `sdk-not-installed`.
 */
export async function findSdkFolder(context: CoreContext, text: string): Promise<SdkFolder> {
  try {
    return findSdk(await listInstalled(context.layout), context.native, text);
  } catch (error) {
    if (!isAppError(error, 'sdk-not-installed')) throw error;
    for (const name of exactNames(text)) if (await isLeftOf(context, name)) return { name, header: null };
    throw error;
  }
}

function exactNames(text: string): string[] {
  const spec = parseSpec(text);
  const trimmed = text.trim();
  const names = [trimmed, `go${trimmed}`, spec.kind === 'exact' ? spec.version : ''];
  return names.filter(isSdkName);
}

async function isLeftOf({ layout }: CoreContext, name: string): Promise<boolean> {
  const found = [layout.sdk(name), layout.manifest(name)].map((file) =>
    lstat(file).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(found)).includes(true);
}
