import type { CoreContext } from '../../context.ts';
import { createApplying } from './apply-setup.ts';
import type { Setup } from './setup.ts';
import { createSetupTools, type SetupDeps } from './setup-tools.ts';
import { createUndoing } from './undo-setup.ts';

/** Edits startup files so that `go` means GoSwitch's shims, and takes every edit back. */
export function createSetup(context: CoreContext, deps: SetupDeps): Setup {
  const tools = createSetupTools(context, deps);
  return { targets: tools.detect, ...createApplying(tools, deps.refreshShims), ...createUndoing(tools) };
}
