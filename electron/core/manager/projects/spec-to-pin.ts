import { AppError } from '../../../contract/errors.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { formatSpec, parseSpec } from '../../go/go-version/spec.ts';
import { isSdkName } from '../home/sdk-name.ts';
import { versionOfSdkName } from '../home/version-in-effect.ts';

/**
 * What to write into `.go-version` for what a person typed: a version, a family or a range as it is (`1.26`, `1.26.3`,
 * `^1.25`, without `go`, `v` and `.x`), and `system`; `latest` and `oldstable`, which no other tool reads there, as the
 * installed version they mean. Throws `invalid-spec`, `pin-not-installed`.
 */
export async function readSpecToPin(context: CoreContext, text: string): Promise<string> {
  if (text.trim() === 'system') return 'system';
  const spec = parseSpec(text);
  if (spec.kind === 'exact' || spec.kind === 'prefix' || spec.kind === 'range') return formatSpec(spec);
  const alias = (await readSmallText(context.layout.alias(spec.kind)).catch(() => '')).trim();
  if (isSdkName(alias)) return formatSpec({ kind: 'exact', version: versionOfSdkName(alias) });
  throw new AppError('pin-not-installed', `${spec.kind} cannot be pinned while no version is installed`, {
    hint: `goswitch install ${spec.kind}`,
  });
}
