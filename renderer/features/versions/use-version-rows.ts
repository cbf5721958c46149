import { useMemo } from 'react';
import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import { useJobs, useProjects, useReleases, useSdks } from '../../engine/stores.ts';
import { buildVersionRows, type VersionRow } from './version-row.ts';
import { useVersionsView } from './versions-view.ts';

const NONE: readonly never[] = [];

/** Every row, from what the engine says now. */
export function useVersionRows(): { rows: readonly VersionRow[]; families: readonly ReleaseFamily[] } {
  const releases = useReleases(({ value }) => value?.rows ?? NONE);
  const families = useReleases(({ value }) => value?.families ?? NONE);
  const sdks = useSdks(({ value }) => value ?? NONE);
  const jobs = useJobs(({ value }) => value ?? NONE);
  const projects = useProjects(({ value }) => value?.projects ?? NONE);
  const dismissed = useVersionsView((view) => view.dismissed);
  const rows = useMemo(
    () => buildVersionRows({ releases, families, sdks, jobs, projects, dismissed }),
    [releases, families, sdks, jobs, projects, dismissed],
  );
  return { rows, families };
}
