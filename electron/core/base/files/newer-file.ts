import { AppError } from '../../../contract/errors.ts';

/**
 * `home-newer`: a file of the home has a shape that only a newer GoSwitch knows. It is never written over, since what
 * this one would leave out is lost.
 */
export function writtenByNewer(file: string, schema: number, known: number): AppError {
  return new AppError(
    'home-newer',
    `${file} was written by a newer GoSwitch (schema ${schema}; this one knows ${known}), so it is not changed`,
    {
      hint: 'Update this GoSwitch, or use the newer one. To start over, move the file away',
    },
  );
}

/** The schema of a file's content when it is newer than `known`; otherwise null, also for what has none. */
export function newerSchema(content: unknown, known: number): number | null {
  const schema = (content as { schema?: unknown } | null | undefined)?.schema;
  return typeof schema === 'number' && schema > known ? schema : null;
}
