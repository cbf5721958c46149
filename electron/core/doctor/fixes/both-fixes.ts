import type { Fix } from './fix.ts';

/**
 * Two repairs as one, the first one first. When the second fails the first stays, with its own journal entry to undo
 * it.
 */
export function bothFixes(first: Fix, second: Fix): Fix {
  return {
    async preview() {
      return { steps: [...(await first.preview()).steps, ...(await second.preview()).steps] };
    },
    async apply(using) {
      const one = await first.apply(using);
      const other = await second.apply(using);
      return { journalIds: [...one.journalIds, ...other.journalIds], jobId: other.jobId ?? one.jobId };
    },
  };
}
