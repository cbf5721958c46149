import { AppError } from '../../../contract/errors.ts';

/** What Node puts where a name is not UTF-8. */
const REPLACED = '\ufffd';

/** True where the name may have been another one on disk: what is done at this path would be done somewhere else. */
export function isGarbledPath(file: string): boolean {
  return file.includes(REPLACED);
}

/**
 * Refuses a path in which Node replaced bytes that are not UTF-8, whoever named it: the working folder, an argument, a
 * listing, HOME. Answers the path. A name that really holds U+FFFD is refused too, since it looks the same. Throws
 * `invalid-input`.
 */
export function assertDecodedPath(file: string): string {
  if (!isGarbledPath(file)) return file;
  throw new AppError(
    'invalid-input',
    `${file} has a name that is not UTF-8, so GoSwitch cannot tell which folder or file it is`,
    {
      hint: 'Rename it, or work in another folder. The go command itself works there and follows the pins',
    },
  );
}
