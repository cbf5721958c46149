import { AppError } from '../../../contract/errors.ts';
import type { Platform } from '../../../contract/models.ts';
import { parseArch } from '../../go/go-version/arch-names.ts';

/**
 * The platform that `--arch` names on this machine, in the index's terms: Go's names, those of `uname -m` (x86_64,
 * aarch64) and of Docker (linux/arm64, arm/v7). Throws `invalid-input` for what cannot be one, `platform-unavailable`
 * for another system's.
 */
export function checkedPlatform(text: string, native: Platform): Platform {
  const named = parseArch(text);
  if (named === null) {
    throw new AppError('invalid-input', `${JSON.stringify(text.slice(0, 40))} is not an architecture`, {
      hint: 'Use a name such as amd64, arm64, 386 or armv6l; the names of uname -m and of Docker work too',
    });
  }
  if (named.os !== null && named.os !== native.os) {
    throw new AppError('platform-unavailable', `${text} is for ${named.os}, and this machine runs ${native.os}`);
  }
  return { os: native.os, arch: native.os === 'linux' && named.arch === 'arm' ? 'armv6l' : named.arch };
}
