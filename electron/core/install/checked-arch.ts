import { AppError } from '../../contract/errors.ts';

/** An architecture as a person gives it. Throws `invalid-input` for what cannot be one. */
export function checkedArch(arch: string): string {
  if (!/^[a-z0-9]{1,16}$/.test(arch))
    throw new AppError('invalid-input', `"${arch.slice(0, 40)}" is not an architecture; write amd64, arm64, 386 ...`);
  return arch;
}
