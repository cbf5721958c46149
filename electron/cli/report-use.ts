import type { UseResult } from '../contract/models.ts';
import type { ToolchainExplanation } from '../contract/projects.ts';
import type { Core } from '../core/create-core.ts';
import { type GoHere, goHere } from '../core/manager/projects/go-here.ts';
import type { Invocation } from './command.ts';
import { remarksOn } from './remark-on-toolchain.ts';
import { shortenPath } from './terminal/shorten-path.ts';
import type { Style } from './terminal/style.ts';

/**
 * What the go command makes of a switch in this folder; null where no go can be called here, which is told when one is.
 */
export async function goAfterUse(engine: Core, { here }: Pick<Invocation, 'here'>): Promise<GoHere | null> {
  return await goHere(engine.context, { cwd: here() }).catch(() => null);
}

/** What a switch means, in one line. */
export function reportUse({ active, previous, onPath }: UseResult, here: GoHere | null, style: Style): string[] {
  if (previous === active) return [`${style.bold(active)} is already active`];
  const isSeenHere = onPath && here?.called.reason === 'active' && isItself(here.toolchain);
  const where = isSeenHere ? ' everywhere, in this terminal too' : '';
  const before = previous === null ? '' : ` (before: ${previous})`;
  return [`${style.green('Active')}${where}: ${style.bold(active)}${before}`];
}

/**
 * What keeps the switch from being seen here: another go first on PATH, a pin, or another toolchain that go.mod or
 * GOTOOLCHAIN asks for.
 */
export function remarkOnUse(
  engine: Core,
  { output }: Pick<Invocation, 'output'>,
  { active, onPath }: UseResult,
  here: GoHere | null,
): void {
  if (output.json || output.quiet) return;
  if (!onPath) {
    output.remark(
      'This terminal still finds another go first on PATH. Run goswitch setup once and open a new terminal; goswitch path shows who wins.',
    );
  }
  if (here === null || here.called.reason === 'path') return;
  const { called } = here;
  if (called.reason !== 'active' && called.root !== engine.context.layout.sdk(active)) {
    const why =
      called.reason === 'pin'
        ? `pinned by ${shortenPath(called.from, engine.context.userHome)}`
        : `${called.from} is set`;
    output.remark(`In this folder, go is still ${called.version}: ${why}.`);
  }
  for (const remark of remarksOn(here)) output.remark(remark);
}

function isItself({ source, problem }: ToolchainExplanation): boolean {
  return source === 'called' && problem === null;
}
