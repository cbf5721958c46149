import { readdir, rm } from 'node:fs/promises';
import type { Platform } from '../../../contract/models.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { emptyIfMissing, nullIfMissing } from '../../base/files/missing.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { goFamily } from '../../go/go-version/parse-go-version.ts';
import { formatSpec, parseSpec } from '../../go/go-version/spec.ts';
import { resolveInstalled } from './find-sdk.ts';
import type { InstalledSdk } from './installed-sdks.ts';
import { listInstalled } from './installed-sdks.ts';

/** An alias is a spec as its file's name. Files of other shapes (a temporary file, a stranger's) are left alone. */
const ALIAS_NAME = /^(?:latest|oldstable|[0-9][0-9.]*(?:(?:alpha|beta|rc)[0-9]+)?)$/;

interface RefreshAliasesOptions {
  /**
   * Name of an SDK that is about to go: aliases are made as if it were gone, so that no reader is led to it meanwhile.
   */
  readonly except?: string;
}

/**
 * Brings aliases/ in line with what is installed: one file for each spec that a shim cannot tell by itself, one line
 * each, the name of an SDK. Writes only what differs, each file in one step. The caller holds the lock `sdks`. Throws
 * the file system's error.
 */
export async function refreshAliases(
  context: Pick<CoreContext, 'layout' | 'native'>,
  options: RefreshAliasesOptions = {},
): Promise<void> {
  const { layout, native } = context;
  const installed = (await listInstalled(layout)).filter(({ name }) => name !== options.except);
  const wanted = aliasesFor(installed, native);
  const present = (await readdir(layout.aliases).catch(emptyIfMissing)).filter((name) => ALIAS_NAME.test(name));
  for (const [spec, name] of wanted) {
    const line = `${name}\n`;
    if ((await readSmallText(layout.alias(spec)).catch(nullIfMissing)) !== line)
      await writeFileAtomic(layout.alias(spec), line, { sync: false });
  }
  for (const spec of present) if (!wanted.has(spec)) await rm(layout.alias(spec), { force: true });
}

/**
 * Spec to SDK name: `1.26`, `1`, `latest`, `oldstable`, and each exact version whose SDK has another name (`1.20.0` is
 * go1.20).
 */
export function aliasesFor(installed: readonly InstalledSdk[], native: Platform): Map<string, string> {
  const specs = new Set(['latest', 'oldstable']);
  for (const { header } of installed) {
    const family = goFamily(header.version);
    if (family !== null) specs.add(family).add(family.split('.')[0] ?? family);
    specs.add(formatSpec({ kind: 'exact', version: header.version }));
  }
  const aliases = new Map<string, string>();
  for (const text of specs) {
    const spec = parseSpec(text);
    const sdk = resolveInstalled(spec, installed, native);
    if (sdk !== null && (spec.kind !== 'exact' || sdk.name !== `go${text}`)) aliases.set(text, sdk.name);
  }
  return aliases;
}
