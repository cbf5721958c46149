import type { SdksApi } from '../../contract/api.ts';
import { absolutePath } from '../base/files/absolute-path.ts';
import type { Core } from '../create-core.ts';
import { readSdkRows } from '../manager/sdks/sdk-rows.ts';
import type { HandlersOf } from './handler-table.ts';
import type { SdkJobs } from './sdk-jobs.ts';

export function createSdksHandlers({ context, sdks }: Core, jobs: SdkJobs): HandlersOf<keyof SdksApi> {
  return {
    'sdks.list': async () => readSdkRows(await sdks()),
    'sdks.install': (request) => jobs.install(request),
    'sdks.remove': ({ sdk, force = false }) => jobs.remove(sdk, { force }),
    'sdks.verify': ({ sdk }) => jobs.verify(sdk),
    'sdks.import': async ({ folder, mode }) => jobs.import(absolutePath(folder, context), mode),
    'sdks.previewPrune': async () => (await sdks()).prune({ dryRun: true }),
    'sdks.prune': () => jobs.prune(),
  };
}
