import type { GoEnvApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';

export function createGoEnvHandlers({ goEnv }: Pick<Core, 'goEnv'>): HandlersOf<keyof GoEnvApi> {
  return {
    'goEnv.list': async ({ sdk }, { signal }) => (await goEnv()).list({ sdk, signal }),
    'goEnv.set': async ({ changes, sdk }) => (await goEnv()).set(changes, { sdk }),
    'goEnv.explainModule': async ({ module, sdk }, { signal }) =>
      (await goEnv()).explainModule(module, { sdk, signal }),
    'goEnv.setTelemetry': async ({ mode }) => {
      const subject = await goEnv();
      await subject.setTelemetry(mode);
      return await subject.list();
    },
    'goEnv.profiles': async () => (await goEnv()).listProfiles(),
    'goEnv.saveProfile': async ({ name, values, replaces }) => {
      const subject = await goEnv();
      await subject.saveProfile({ name, values }, replaces);
      return await subject.listProfiles();
    },
    'goEnv.removeProfile': async ({ name }) => {
      const subject = await goEnv();
      await subject.profiles.remove(name);
      return await subject.listProfiles();
    },
    'goEnv.switchProfile': async ({ name }) => (await goEnv()).switchProfile(name),
  };
}
