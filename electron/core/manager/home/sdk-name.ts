import type { Platform } from '../../../contract/models.ts';

const SDK_NAME = /^go[0-9][-._+0-9A-Za-z]{0,100}$/;

/**
 * True for what may be the name of an SDK's folder, and so part of a path: `go`, a digit, then letters, digits and
 * `-._+`. The shims hold the same rule.
 */
export function isSdkName(text: string): boolean {
  return SDK_NAME.test(text) && !text.includes('..');
}

/**
 * True when programs for `platform` run on `native` as they are: the machine's own, 32-bit x86 on amd64, amd64 under
 * Rosetta or Windows on Arm.
 */
export function isRunnable(platform: Platform, native: Platform): boolean {
  if (platform.os !== native.os) return false;
  if (platform.arch === native.arch) return true;
  if (native.arch === 'amd64') return platform.arch === '386' && native.os !== 'darwin';
  return native.arch === 'arm64' && platform.arch === 'amd64' && (native.os === 'darwin' || native.os === 'windows');
}
