import type { CurrentState, SwitchingApi } from '../../contract/api.ts';
import { isAppError, toErrorShape } from '../../contract/errors.ts';
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
      const [current, problem] = await outcome(versionInEffect(context, { cwd: context.userHome }));
      return { active, current: current && withoutTool(current), problem };
    },
  };
}

async function outcome<T>(asked: Promise<T>): Promise<readonly [T, null] | readonly [null, CurrentState['problem']]> {
  try {
    return [await asked, null];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [null, toErrorShape(error)];
  }
}

function withoutTool({ version, root, reason, from }: CurrentResult): CurrentResult {
  return { version, root, reason, from };
}
