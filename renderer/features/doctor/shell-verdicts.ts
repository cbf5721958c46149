import type { ProfileObstacle, ShellCheck, ShellMode, ShellName } from '../../../electron/contract/profiles.ts';

/**
 * What a shell does, all its modes taken together by what they answered: one row for each different answer, so that a
 * shell that works everywhere is one line. `obstacle` is the line that can be fixed, where it is known.
 */
export interface ShellVerdict {
  readonly id: string;
  readonly shell: ShellName;
  readonly outcome: ShellCheck['outcome'];
  /** Empty where all modes agree. */
  readonly modes: readonly ShellMode[];
  readonly go: string | null;
  readonly shadowedBy: ShellCheck['shadowedBy'];
  readonly obstacle: ProfileObstacle | null;
  readonly summary: string;
}

export function shellVerdicts(
  proofs: readonly ShellCheck[],
  obstacles: readonly ProfileObstacle[],
): readonly ShellVerdict[] {
  const verdicts = new Map<string, { first: ShellCheck; modes: ShellMode[] }>();
  for (const proof of proofs) {
    const id = [
      proof.shell,
      proof.executable,
      proof.outcome,
      proof.go,
      proof.shadowedBy?.file,
      proof.shadowedBy?.line,
    ].join('\n');
    const known = verdicts.get(id);
    if (known === undefined) verdicts.set(id, { first: proof, modes: [proof.mode] });
    else known.modes.push(proof.mode);
  }
  return [...verdicts].map(([id, { first, modes }]) => {
    const all = proofs.filter((proof) => proof.shell === first.shell && proof.executable === first.executable).length;
    const { shell, outcome, go, shadowedBy, summary } = first;
    const obstacle =
      shadowedBy === null
        ? null
        : (obstacles.find(({ at }) => at.file === shadowedBy.file && at.line === shadowedBy.line) ?? null);
    return { id, shell, outcome, modes: modes.length === all ? [] : modes, go, shadowedBy, obstacle, summary };
  });
}

/** Obstacles that no verdict shows: an exported GOROOT does not change which `go` is found. */
export function otherObstacles(
  obstacles: readonly ProfileObstacle[],
  verdicts: readonly ShellVerdict[],
): readonly ProfileObstacle[] {
  return obstacles.filter((obstacle) => !verdicts.some((verdict) => verdict.obstacle === obstacle));
}
