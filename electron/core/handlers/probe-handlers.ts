import type { ProbeApi } from '../../contract/api.ts';
import type { ProbeReport } from '../../contract/probe.ts';
import { readSettingsView } from '../base/settings/settings-view.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { JobRegistry } from './job-registry.ts';

export function createProbeHandlers({ probe, settings }: Core, registry: JobRegistry): HandlersOf<keyof ProbeApi> {
  const start = (scope: ProbeReport['scope']) =>
    registry.start({
      kind: 'probe',
      target: scope === 'all' ? 'network' : 'sources',
      key: `probe ${scope}`,
      work: async ({ signal, phase }) => {
        phase('verifying');
        return { kind: 'probe', value: await (await probe()).run({ scope, signal }) };
      },
    });
  return {
    'probe.run': () => start('all'),
    'probe.last': async () => (await probe()).last(),
    'sources.test': () => start('sources'),
    'sources.sortByProbe': async () => {
      await (await probe()).sortSources();
      return await readSettingsView(await settings());
    },
  };
}
