import { useTranslation } from 'react-i18next';
import type { ScannedBinary } from '../../../../electron/contract/programs.ts';
import { Button } from '../../../components/button.tsx';
import { runAction } from '../../../components/run-action.ts';
import { call } from '../../../engine/engine.ts';
import { useJobs } from '../../../engine/stores.ts';
import { rebuildPrograms, useRebuilds } from './rebuild-programs.ts';
import { rebuildable } from './sort-programs.ts';

/** Rebuilds every older program; while something is rebuilt, stops that. */
export function RebuildAllButton({ programs }: { readonly programs: readonly ScannedBinary[] }) {
  const { t } = useTranslation('programs');
  // Also one that another window started, or this one before it was loaded again.
  const jobId = useJobs(
    ({ value }) => value?.find(({ kind, state }) => kind === 'rebuild' && state === 'running')?.id ?? null,
  );
  const isBusy = useRebuilds(({ rounds }) => rounds.length > 0);
  const old = rebuildable(programs);
  if (jobId !== null)
    return <Button onPress={() => void runAction(() => call('jobs.cancel', { id: jobId }))}>{t('work.stop')}</Button>;
  if (old.length === 0) return null;
  return (
    <Button isBusy={isBusy} onPress={() => void rebuildPrograms(old)}>
      {t('rebuildAll', { count: old.length })}
    </Button>
  );
}
