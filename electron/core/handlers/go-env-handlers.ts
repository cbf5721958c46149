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
    'goEnv.presets': async () => (await goEnv()).listPresets(),
    'goEnv.savePreset': async ({ name, values, replaces }) => {
      const subject = await goEnv();
      await subject.savePreset({ name, values }, replaces);
      return await subject.listPresets();
    },
    'goEnv.removePreset': async ({ name }) => {
      const subject = await goEnv();
      await subject.presets.remove(name);
      return await subject.listPresets();
    },
    'goEnv.switchPreset': async ({ name }) => (await goEnv()).switchPreset(name),
  };
}
