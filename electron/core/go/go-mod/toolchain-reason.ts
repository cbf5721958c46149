import path from 'node:path';
import type { GoModFacts, GoVariable, ToolchainRule } from '../../../contract/projects.ts';

interface ReasonInput {
  readonly rule: ToolchainRule;
  readonly called: string;
  readonly gotoolchain: GoVariable;
  readonly facts: GoModFacts | null;
}

/** Why the go command chooses as it does, in plain English, with the place that decides. */
export function toolchainReason({ rule, called, gotoolchain, facts }: ReasonInput): string {
  const setting = `GOTOOLCHAIN=${gotoolchain.value} ${placeOf(gotoolchain)}`;
  const file = facts === null ? 'go.mod' : path.basename(facts.file);
  const reasons: Readonly<Record<ToolchainRule, () => string>> = {
    'before-1.21': () => `${called} is older than Go 1.21, which was the first to choose a toolchain by itself.`,
    'modules-off': () =>
      'GO111MODULE keeps the go command from reading go.mod, so it does not choose another toolchain.',
    'local-only': () =>
      gotoolchain.value === ''
        ? `Nothing sets GOTOOLCHAIN, so only ${called} itself may run.`
        : `${setting} lets only ${called} itself run.`,
    'new-enough': () =>
      `${setting} allows a newer toolchain, and nothing asks for one newer than ${called}${asks(facts)}.`,
    'toolchain-default': () =>
      `${file} says "toolchain default" (line ${facts?.toolchain?.line}): what GOTOOLCHAIN sets, and nothing newer.`,
    'toolchain-line': () =>
      `${file} asks for toolchain ${facts?.toolchain?.value} (line ${facts?.toolchain?.line}), and ${setting} allows it.`,
    'go-line': () =>
      `${file} requires go ${facts?.go?.value} (line ${facts?.go?.line}), and ${setting} allows a newer toolchain.`,
    named: () => `${setting} names it.`,
  };
  return reasons[rule]();
}

/**
 * Who asks for another toolchain than the called one, as the start of a sentence: `go.mod asks for toolchain go1.24.4`.
 */
export function toolchainCause({ rule, gotoolchain, facts }: ReasonInput): string {
  const file = facts === null ? 'go.mod' : path.basename(facts.file);
  if (rule === 'toolchain-line') return `${file} asks for toolchain ${facts?.toolchain?.value}`;
  if (rule === 'go-line') return `${file} asks for go ${facts?.go?.value}`;
  return `GOTOOLCHAIN=${gotoolchain.value} ${placeOf(gotoolchain)} decides`;
}

function placeOf({ origin, file }: GoVariable): string {
  if (origin === 'environment') return '(from the environment)';
  return origin === 'none' ? '(built in)' : `(from ${file})`;
}

function asks(facts: GoModFacts | null): string {
  if (facts === null) return ', for there is no go.mod';
  const lines = [facts.go && `go ${facts.go.value}`, facts.toolchain && `toolchain ${facts.toolchain.value}`].filter(
    (line) => line,
  );
  return ` (${path.basename(facts.file)}: ${lines.length === 0 ? 'no go line' : lines.join(', ')})`;
}
