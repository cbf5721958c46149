import type { UseResult } from '../contract/models.ts';
import type { ToolchainExplanation } from '../contract/projects.ts';
import type { Core } from '../core/create-core.ts';
import { type GoHere, goHere } from '../core/manager/projects/go-here.ts';
import type { Invocation } from './command.ts';
import { remarksOn } from './remark-on-toolchain.ts';
import { shortenPath } from './terminal/shorten-path.ts';
import type { Style } from './terminal/style.ts';
import { switchingWords } from './words/en/switching.ts';
import { speaker } from './words/speak.ts';

const say = speaker('switching', switchingWords);

/**
 * What the go command makes of a switch in this folder; null where no go can be called here, which is told when one is.
 */
export async function goAfterUse(engine: Core, { here }: Pick<Invocation, 'here'>): Promise<GoHere | null> {
  return await goHere(engine.context, { cwd: here() }).catch(() => null);
}

/** What a switch means, in one line. */
export function reportUse({ active, previous, onPath }: UseResult, here: GoHere | null, style: Style): string[] {
  if (previous === active) return [say('alreadyActive', { version: style.bold(active) })];
  const isSeenHere = onPath && here?.called.reason === 'active' && isItself(here.toolchain);
  const done = style.green(isSeenHere ? say('activeEverywhere') : say('activeDone'));
  const version = style.bold(active);
  return [
    previous === null ? say('activated', { done, version }) : say('activatedBefore', { done, version, previous }),
  ];
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
    output.remark(say('otherFirst'));
  }
  if (here === null || here.called.reason === 'path') return;
  const { called } = here;
  if (called.reason !== 'active' && called.root !== engine.context.layout.sdk(active)) {
    const why =
      called.reason === 'pin'
        ? say('pin', { from: shortenPath(called.from, engine.context.userHome) })
        : say('isSet', { variable: called.from });
    output.remark(say('stillHere', { version: called.version, why }));
  }
  for (const remark of remarksOn(here)) output.remark(remark);
}

function isItself({ source, problem }: ToolchainExplanation): boolean {
  return source === 'called' && problem === null;
}
