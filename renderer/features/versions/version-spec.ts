/**
 * What to ask the engine for when exactly this version is meant. Families before 1.21 start at `go1.20`, which as a
 * spec would mean the newest 1.20.x: the exact one is written `1.20.0` there (electron/core/go/go-version/spec.ts).
 */
export function exactSpec({
  version,
  family,
  name = version,
}: {
  readonly version: string;
  readonly family: string | null;
  readonly name?: string | undefined;
}): string {
  if (name !== version || family === null || version !== `go${family}`) return name;
  return family.includes('.') ? `${family}.0` : `${family}.0.0`;
}
