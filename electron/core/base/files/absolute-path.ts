import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';
import { assertDecodedPath } from './decoded-path.ts';

/**
 * The path that a person means who may write `~` for their home. Throws `invalid-input` for a relative one, since a
 * window has no working folder, and as `assertDecodedPath`.
 */
export function absolutePath(text: string, { userHome }: Pick<CoreContext, 'userHome'>): string {
  const expanded = text === '~' ? userHome : /^~[\\/]/.test(text) ? path.join(userHome, text.slice(2)) : text;
  if (!path.isAbsolute(expanded))
    throw new AppError('invalid-input', `${text} is not an absolute path`, {
      hint: 'Use an absolute path, or one that starts with ~',
    });
  return path.normalize(assertDecodedPath(expanded));
}
