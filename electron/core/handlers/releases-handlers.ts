import type { ReleasesApi, ReleaseTable } from '../../contract/api.ts';
import type { ReleaseList } from '../../contract/models.ts';
import type { Core } from '../create-core.ts';
import { parseSpec } from '../go/go-version/spec.ts';
import { createSupportTable } from '../go/go-version/support-table.ts';
import { resolveRelease } from '../go/releases/find-release.ts';
import { toReleaseEntry, toReleaseTable } from '../go/releases/release-table.ts';
import type { HandlersOf } from './handler-table.ts';

export function createReleasesHandlers({ context, releases, sdks }: Core): HandlersOf<keyof ReleasesApi> {
  const { native } = context;
  const toTable = (list: ReleaseList | null): ReleaseTable => toReleaseTable(list, native);
  return {
    'releases.list': async ({ cached = false }, { signal }) => {
      const source = await releases();
      return toTable(cached ? await source.cached() : await source.list({ signal }));
    },
    'releases.refresh': async (_, { signal }) => toTable(await (await releases()).list({ refresh: true, signal })),
    'releases.resolve': async ({ spec }) => {
      const wanted = parseSpec(spec);
      const list = await (await releases()).cached();
      const release = list === null ? null : resolveRelease(list.releases, wanted);
      if (list === null || release === null) return null;
      const installed = (await (await sdks()).installed()).find(({ header }) => header.version === release.version);
      return {
        spec,
        release: toReleaseEntry(release, createSupportTable(list.releases), native),
        installed: installed?.name ?? null,
      };
    },
  };
}
