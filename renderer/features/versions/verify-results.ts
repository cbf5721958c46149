import { useEffect } from 'react';
import { create } from 'zustand';
import type { Job, VerifyResult } from '../../../electron/contract/models.ts';
import { call } from '../../engine/engine.ts';

/** What verify jobs came to, by the job's id. The engine keeps them for as long as it keeps the job. */
const useVerifyResults = create<{ readonly results: Readonly<Record<string, VerifyResult>> }>(() => ({ results: {} }));

/** The result of a verify job that has ended well; null while it is not known. */
export function useVerifyResult(job: Job | null): VerifyResult | null {
  const id = job?.state === 'succeeded' ? job.id : null;
  const result = useVerifyResults(({ results }) => (id === null ? null : (results[id] ?? null)));
  useEffect(() => {
    if (id !== null && result === null) void load(id);
  }, [id, result]);
  return result;
}

async function load(id: string): Promise<void> {
  try {
    const result = await call('jobs.result', { id });
    if (result.kind === 'verify')
      useVerifyResults.setState(({ results }) => ({ results: { ...results, [id]: result.value } }));
  } catch {
    // The engine forgot the job, or cannot be reached: then there is no result to show, and verifying again gives one.
    return;
  }
}
