import { AppError } from '../../../contract/errors.ts';

/** Bytes that are no archive of their kind, or say two things at once. */
export function corrupt(what: string, cause?: unknown): AppError {
  return new AppError('archive-corrupt', `The archive cannot be decoded: ${what}`, {
    hint: 'Run it again, or use another source',
    cause,
  });
}

/** A well-formed archive that no Go release is. */
export function unsafe(name: string, why: string): AppError {
  return new AppError('archive-unsafe', `The archive was refused: entry ${JSON.stringify(name.slice(0, 200))} ${why}`, {
    hint: 'Nothing was installed. Use another source, and tell its owner',
  });
}

export function comesTwice(name: string): AppError {
  return unsafe(name, 'comes twice');
}

export function truncated(): AppError {
  return new AppError('archive-truncated', 'The archive ends early', { hint: 'Run it again, or use another source' });
}
