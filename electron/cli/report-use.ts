import type { UseResult } from '../contract/models.ts';
import type { Core } from '../core/create-core.ts';
import type { Invocation } from './command.ts';
import { shortenPath } from './terminal/shorten-path.ts';
import type { Style } from './terminal/style.ts';

/** What a switch means, in one line. */
export function reportUse({ active, previous, onPath }: UseResult, style: Style): string[] {
  if (previous === active) return [`${style.bold(active)} was active already`];
  const where = onPath ? ' everywhere, in this terminal too' : '';
  const before = previous === null ? '' : ` (before: ${previous})`;
  return [`${style.green('Active')}${where}: ${style.bold(active)}${before}`];
}

/** What keeps the switch from being seen here: another go first on PATH, or a pin. */
export async function remarkOnUse(engine: Core, { output, host }: Pick<Invocation, 'output' | 'host'>, { active, onPath }: UseResult): Promise<void> {
  if (output.json || output.quiet) return;
  if (!onPath) {
    output.remark("The go on this terminal's PATH is not GoSwitch's. Run goswitch setup once and open a new terminal; goswitch path shows who wins.");
  }
  const { versionInEffect } = await import('../core/switching/version-in-effect.ts');
  // A pin that cannot be followed is told when it is used; here it only matters that another version is meant.
  const here = await versionInEffect(engine.context, { cwd: host.cwd() }).catch(() => null);
  if (here === null || here.reason === 'active' || here.reason === 'path' || here.root === engine.context.layout.sdk(active)) return;
  const why = here.reason === 'pin' ? `pinned by ${shortenPath(here.from, engine.context.userHome)}` : `${here.from} is set`;
  output.remark(`In this folder go stays ${here.version}: ${why}.`);
}
