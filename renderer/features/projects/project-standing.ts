import type { ErrorShape } from '../../../electron/contract/errors.ts';
import type { GoModFacts, ProjectInfo, ToolchainExplanation } from '../../../electron/contract/projects.ts';

/** A place in a file, as errors of pins name it. */
interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/**
 * What a project gets, in one word. `pinned`, `active`, `path`: what it asks for, runs. `raised`: no pin, and the go
 * command chooses another toolchain than the one called. `overruled`: the same in spite of a pin. `refused`: the go
 * command will not run. The others: there is no version in effect.
 */
export type Standing =
  | { readonly kind: 'gone' | 'none' }
  | { readonly kind: 'pin-damaged'; readonly place: FilePlace | null; readonly problem: ErrorShape }
  | { readonly kind: 'pin-missing'; readonly spec: string; readonly problem: ErrorShape }
  | { readonly kind: 'broken'; readonly problem: ErrorShape }
  | { readonly kind: 'refused'; readonly toolchain: ToolchainExplanation }
  | {
      readonly kind: 'overruled';
      readonly spec: string;
      readonly runs: string;
      readonly toolchain: ToolchainExplanation;
    }
  | { readonly kind: 'raised'; readonly runs: string; readonly toolchain: ToolchainExplanation }
  | { readonly kind: 'pinned'; readonly spec: string; readonly runs: string }
  | { readonly kind: 'active' | 'path'; readonly runs: string };

export function standingOf({ exists, pin, inEffect, problem, toolchain }: ProjectInfo): Standing {
  if (!exists) return { kind: 'gone' };
  if (problem?.code === 'pin-invalid') return { kind: 'pin-damaged', place: placeInMessage(problem.message), problem };
  if (problem?.code === 'pin-not-installed' && pin !== null) return { kind: 'pin-missing', spec: pin.spec, problem };
  if (problem?.code === 'no-active-version') return { kind: 'none' };
  if (problem !== null) return { kind: 'broken', problem };
  if (inEffect === null) return { kind: 'none' };
  if (toolchain !== null && toolchain.runs === null) return { kind: 'refused', toolchain };
  const runs = toolchain?.runs ?? inEffect.version;
  const isPinned = inEffect.reason === 'pin' && pin !== null;
  if (toolchain !== null && runs !== toolchain.called) {
    return isPinned ? { kind: 'overruled', spec: pin.spec, runs, toolchain } : { kind: 'raised', runs, toolchain };
  }
  if (isPinned) return { kind: 'pinned', spec: pin.spec, runs };
  return { kind: inEffect.reason === 'path' ? 'path' : 'active', runs };
}

/** Errors of pins start with the file and the line: `/p/.go-version:1: ...`. */
export function placeInMessage(message: string): FilePlace | null {
  const [, file, line] = /^(.+?):(\d+): /.exec(message) ?? [];
  return file === undefined || line === undefined ? null : { file, line: Number(line) };
}

/** The file whose lines count: go.work goes before go.mod (cmd/go/internal/toolchain/select.go). */
export function moduleFacts({ goMod, goWork }: Pick<ProjectInfo, 'goMod' | 'goWork'>): GoModFacts | null {
  return goWork ?? goMod;
}

/** What the project asks for, as its file says it: `go 1.26.0`, `toolchain go1.27.1`. */
export function askedFor(info: Pick<ProjectInfo, 'goMod' | 'goWork'>): readonly string[] {
  const facts = moduleFacts(info);
  if (facts === null) return [];
  return [
    ...(facts.go === null ? [] : [`go ${facts.go.value}`]),
    ...(facts.toolchain === null ? [] : [`toolchain ${facts.toolchain.value}`]),
  ];
}

/** The pin is in the project's own folder, and not in one above: only that one can be taken away here. */
export function hasOwnPin({ folder, pin, problem }: ProjectInfo): boolean {
  const file = pin?.file ?? (problem?.code === 'pin-invalid' ? placeInMessage(problem.message)?.file : undefined);
  if (file === undefined) return false;
  const rest = file.slice(folder.length).replace(/^[\\/]+/, '');
  return file.startsWith(folder) && rest === '.go-version';
}
