import { AppError } from '../../../contract/errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const DENIED = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * The `AppError` for a file system error that a person can do something about: `disk-full`, `permission-denied`,
 * `volumes-differ`; anything else comes back unchanged.
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
    return new AppError(
      'volumes-differ',
      `Could not ${doing}: ${path ?? 'a file'} and ${dest ?? 'its place'} are on different file systems`,
      {
        hint: "Keep GoSwitch's whole home on one volume: move it there and name it with --home or GOSWITCH_HOME, instead of linking one of its folders",
        cause: error,
      },
    );
  }
  if (DENIED.has(code)) {
    const hint =
      code === 'EROFS'
        ? 'The file system is read-only; choose another home with --home or GOSWITCH_HOME'
        : 'Check the owner and permissions, or choose another home with --home or GOSWITCH_HOME';
    return new AppError('permission-denied', `No permission to ${doing}${where}`, { hint, cause: error });
  }
  return error;
}

/**
 * What the system may answer whoever asks, and what to do about it: a state of the machine, no fault of the code that
 * asked.
 */
const REFUSALS: Readonly<Record<string, { readonly why: string; readonly hint: string }>> = {
  ENOENT: { why: 'it does not exist', hint: 'Check HOME, TMPDIR and GOSWITCH_HOME, and check that the folder exists' },
  ENOTDIR: { why: 'a part of the path is not a folder', hint: 'Check HOME, TMPDIR and GOSWITCH_HOME' },
  EISDIR: { why: 'it is a folder, not a file', hint: 'Move the folder away' },
  EEXIST: { why: 'something else is there already', hint: 'Move it away' },
  ENOTEMPTY: { why: 'there is something in the folder', hint: 'Look at what is in it, and move it away' },
  ELOOP: { why: 'its symlinks lead in a circle', hint: 'Correct the symlink' },
  ENAMETOOLONG: { why: 'its path is too long', hint: 'Use a folder with a shorter path' },
  EMFILE: { why: 'too many files are open in this process', hint: 'Raise the limit: ulimit -n 1024' },
  ENFILE: { why: 'too many files are open on this machine', hint: 'End some programs and try again' },
  EAGAIN: {
    why: 'the system has no room for another process or thread',
    hint: 'End some programs, or raise the limit (ulimit -u)',
  },
  ENOMEM: { why: 'no memory is left', hint: 'End some programs and try again' },
  EBUSY: { why: 'another program is using it', hint: 'End that program and try again' },
  ETXTBSY: { why: 'the program is running', hint: 'End it and try again' },
  EBADF: {
    why: 'what it would be written to is not open for writing',
    hint: 'Check where standard output is redirected to',
  },
  EIO: { why: 'the device reported an error', hint: 'Check the disk and its connection' },
  ESTALE: { why: 'the network folder is no longer the same', hint: 'Mount it again' },
  EFBIG: { why: 'the file would be larger than allowed', hint: 'Raise the limit: ulimit -f unlimited' },
  ENOEXEC: { why: 'it is not a program for this machine', hint: 'Check what the file is' },
  E2BIG: { why: 'the arguments and the environment are too large', hint: 'Unset large environment variables' },
  EINVAL: { why: 'this file system does not allow it', hint: 'Use a folder on another file system' },
  ENOSYS: { why: 'this system cannot do it', hint: 'Use a folder on another file system' },
  ENOTSUP: { why: 'this file system does not allow it', hint: 'Use a folder on another file system' },
};

/**
 * The `AppError` for an error of a system call that nobody explained where it happened; any other error comes back
 * unchanged. For the place where a failure is shown: whoever knows what was tried says it better with
 * `explainFileError`.
 */
export function explainSystemError(error: unknown): unknown {
  const { code = '', syscall, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (error instanceof AppError || syscall === undefined) return error;
  if (syscall === 'uv_cwd') {
    const hint = 'Go to another folder (cd ~) and run the command again';
    return new AppError('invalid-input', 'The current folder cannot be used: it was deleted or is not readable', {
      hint,
      cause: error,
    });
  }
  const explained = explainFileError(error, path === undefined ? `write (${syscall})` : 'use a file or folder');
  const refusal = REFUSALS[code];
  if (explained !== error || refusal === undefined) return explained;
  const message = `${path === undefined ? `The system refused a call (${syscall})` : `Could not use ${path}`}: ${refusal.why}`;
  return new AppError('system-refused', message, { hint: refusal.hint, cause: error });
}
