import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { standingOf } from './project-standing.ts';

/** The spec whose install gives this project what it asks for; null where nothing is missing. */
export function missingVersion(info: ProjectInfo): string | null {
  const standing = standingOf(info);
  if (standing.kind === 'pin-missing') return standing.spec;
  if (standing.kind === 'raised' && standing.toolchain.source === 'download') return standing.runs;
  return null;
}

/** Everything that projects miss, each once, in the order of the list. */
export function missingVersions(projects: readonly ProjectInfo[]): readonly string[] {
  return [...new Set(projects.flatMap((info) => missingVersion(info) ?? []))];
}
