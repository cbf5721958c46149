import { AppError } from '../../../contract/errors.ts';
import type { Platform } from '../../../contract/models.ts';
import { resolveSpec } from '../../go/go-version/resolve-spec.ts';
import { formatSpec, parseSpec, type Spec } from '../../go/go-version/spec.ts';
import type { InstalledSdk } from './installed-sdks.ts';
import { isRunnable, isSdkName } from './sdk-name.ts';

export interface FindSdkOptions {
  /**
   * Only this platform. Without it the machine's own, and where that has none, another one that runs here (amd64 on
   * Apple silicon).
   */
  readonly platform?: Platform;
}

/** The installed SDK that `text` means, as `Sdks.find` promises. @param installed as `listInstalled` gives them */
export function findSdk(
  installed: readonly InstalledSdk[],
  native: Platform,
  text: string,
  options: FindSdkOptions = {},
): InstalledSdk {
  const named = findByName(installed, text.trim());
  if (named !== null && options.platform === undefined) return named;
  const spec = parseSpec(text);
  const found =
    options.platform === undefined
      ? resolveInstalled(spec, installed, native)
      : newestOf(spec, installed, options.platform);
  if (found !== null) return found;
  const wanted = spec.kind === 'range' ? `'${formatSpec(spec)}'` : formatSpec(spec);
  const arch =
    options.platform === undefined || options.platform.arch === native.arch ? '' : ` --arch ${options.platform.arch}`;
  throw new AppError(
    'sdk-not-installed',
    `No installed SDK is ${spec.kind === 'exact' ? spec.version : wanted}${arch && ` for ${options.platform?.arch}`}`,
    {
      hint: `goswitch install ${wanted}${arch}`,
    },
  );
}

/**
 * What a spec means among the installed: this machine's own platform first, then others that run here. The aliases
 * follow the same rule.
 */
export function resolveInstalled(
  spec: Spec,
  installed: readonly InstalledSdk[],
  native: Platform,
): InstalledSdk | null {
  const own = newestOf(spec, installed, native);
  if (own !== null) return own;
  const others = installed.filter(({ header }) => isRunnable(header, native));
  const version = resolveSpec(spec, versionsOf(others));
  return others.find(({ header }) => header.version === version) ?? null;
}

function newestOf(spec: Spec, installed: readonly InstalledSdk[], platform: Platform): InstalledSdk | null {
  const candidates = installed.filter(({ header }) => header.os === platform.os && header.arch === platform.arch);
  const version = resolveSpec(spec, versionsOf(candidates));
  return candidates.find(({ header }) => header.version === version) ?? null;
}

/** `go1.26.3.darwin-amd64` in full. A plain `go1.26` is left to the spec rules, which read it as a prefix. */
function findByName(installed: readonly InstalledSdk[], text: string): InstalledSdk | null {
  const name = text.startsWith('go') ? text : `go${text}`;
  return isSdkName(name) && name.includes('-') ? (installed.find((sdk) => sdk.name === name) ?? null) : null;
}

function versionsOf(sdks: readonly InstalledSdk[]): string[] {
  return sdks.map(({ header }) => header.version);
}
