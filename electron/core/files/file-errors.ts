import { AppError } from '../../contract/errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const DENIED = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * The `AppError` for a file system error that a person can do something about: `disk-full`, `permission-denied`, `volumes-differ`; anything else comes back unchanged.
 * @param doing what was tried, as in "install go1.26.3"
 */
export function explainFileError(error: unknown, doing: string): unknown {
  const { code, path, dest } = (error ?? {}) as NodeJS.ErrnoException & { readonly dest?: string };
  if (code === undefined || error instanceof AppError) return error;
  const where = path === undefined ? '' : `: ${path}`;
  if (FULL.has(code)) {
    return new AppError('disk-full', `No space left to ${doing}${where}`, {
      hint: 'Free some space (goswitch prune removes leftovers) and run it again',
      cause: error,
    });
  }
  if (code === 'EXDEV') {
    return new AppError('volumes-differ', `Not possible to ${doing}: ${path ?? 'a file'} and ${dest ?? 'its place'} are on different file systems`, {
      hint: "Keep GoSwitch's whole home on one volume: move it there and name it with --home or GOSWITCH_HOME, instead of linking one of its folders",
      cause: error,
    });
  }
  if (DENIED.has(code)) {
    const hint =
      code === 'EROFS'
        ? 'The file system is read-only; choose another home with --home or GOSWITCH_HOME'
        : 'Check the owner and permissions, or choose another home with --home or GOSWITCH_HOME';
    return new AppError('permission-denied', `Not permitted to ${doing}${where}`, { hint, cause: error });
  }
  return error;
}
