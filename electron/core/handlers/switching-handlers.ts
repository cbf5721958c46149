import type { SwitchingApi } from '../../contract/api.ts';
import { toCallResult } from '../../contract/call.ts';
import type { CurrentResult } from '../../contract/models.ts';
import type { Core } from '../create-core.ts';
import { versionInEffect } from '../switching/version-in-effect.ts';
import type { HandlersOf } from './handler-table.ts';

export function createSwitchingHandlers({ context, switching }: Core): HandlersOf<keyof SwitchingApi> {
  return {
    'switching.use': async ({ sdk }) => (await switching()).use(sdk),
    'switching.current': async () => {
      const active = await (await switching()).active();
      // The user's home is where a new terminal starts: a pin there counts everywhere a person would look.
      const found = await toCallResult(versionInEffect(context, { cwd: context.userHome }));
      return found.ok ? { active, current: withoutTool(found.value), problem: null } : { active, current: null, problem: found.error };
    },
  };
}

function withoutTool({ version, root, reason, from }: CurrentResult): CurrentResult {
  return { version, root, reason, from };
}
