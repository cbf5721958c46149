import type { SelfTestApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { JobRegistry } from './job-registry.ts';

export function createSelfTestHandlers({ selfTest }: Core, registry: JobRegistry): HandlersOf<keyof SelfTestApi> {
  return {
    'selfTest.run': ({ sdk }) =>
      registry.start({
        kind: 'self-test',
        target: sdk ?? 'go',
        key: `self-test ${sdk ?? ''}`,
        work: async ({ signal, phase }) => {
          phase('verifying');
          const value = await (await selfTest()).run({ signal, ...(sdk === undefined ? {} : { sdk }) });
          return { kind: 'self-test', value };
        },
      }),
    'selfTest.last': async () => (await selfTest()).last(),
  };
}
