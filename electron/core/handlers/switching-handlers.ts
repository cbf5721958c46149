import type { SwitchingApi } from '../../contract/api.ts';
import { toCallResult } from '../../contract/call.ts';
import type { CurrentResult } from '../../contract/models.ts';
import type { Core } from '../create-core.ts';
import { goHere } from '../manager/projects/go-here.ts';
import type { HandlersOf } from './handler-table.ts';

export function createSwitchingHandlers({ context, switching }: Core): HandlersOf<keyof SwitchingApi> {
  return {
    'switching.use': async ({ sdk }) => (await switching()).use(sdk),
    'switching.current': async () => {
      const active = await (await switching()).active();
      // The user's home is where a new terminal starts: a pin there counts everywhere a person would look.
      const found = await toCallResult(goHere(context, { cwd: context.userHome }));
      if (!found.ok) return { active, current: null, problem: found.error, toolchain: null };
      const { called, toolchain } = found.value;
      return { active, current: withoutTool(called), problem: null, toolchain };
    },
  };
}

function withoutTool({ version, root, reason, from }: CurrentResult): CurrentResult {
  return { version, root, reason, from };
}
