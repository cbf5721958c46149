import path from 'node:path';
import type { DetectedTarget } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { BlockKind } from './block-kinds.ts';
import type { EditRecord } from './edit-records.ts';
import { inspectBlock } from './plan-block.ts';
import { type ProfileFile, profileFiles } from './profile-files.ts';
import { readProfile } from './read-profile.ts';
import { lineFor } from './setup-edits.ts';

interface StrayBlocksOptions {
  readonly targets: readonly DetectedTarget[];
  readonly records: readonly EditRecord[];
  readonly runProgram: RunProgram;
}

/**
 * Blocks that no record tells of: GoSwitch's home was deleted, or the profile came from another machine. As records, so
 * that undoing takes them too. A profile that cannot be read or parsed is left out: nothing in it can be undone.
 */
export async function strayBlocks(
  context: CoreContext,
  { targets, records, runProgram }: StrayBlocksOptions,
): Promise<EditRecord[]> {
  const stray: EditRecord[] = [];
  for (const profile of await profileFiles(context, { targets, runProgram })) {
    if (records.some(({ kind, file }) => kind === 'block' && file === profile.file)) continue;
    const line = lineFor(context, profile);
    const { bytes } = await readProfile(profile.file).catch(() => ({ bytes: null }));
    if (bytes === null || !hasBlock(bytes, { line, grammar: profile.grammar, knownLines: [] })) continue;
    stray.push(strayRecord(profile, { kind: 'block', line, at: stray.length }));
  }
  return stray;
}

/** A block without a record, as a record. @param at tells it from the others */
export function strayRecord(
  { file, targets }: ProfileFile,
  { kind, line, at }: { kind: BlockKind; line: string; at: number },
): EditRecord {
  return {
    schema: 1,
    id: `profile-stray-${at}`,
    kind,
    targets,
    file,
    // A file of this name is GoSwitch's own, so it goes when nothing else is left in it.
    beforeSha256: path.basename(file).includes('goswitch') ? null : 'unknown',
    afterSha256: 'unknown',
    backup: null,
    createdFolders: [],
    line,
  };
}

function hasBlock(bytes: Buffer, options: Parameters<typeof inspectBlock>[1]): boolean {
  try {
    return inspectBlock(bytes, options) !== null;
  } catch {
    return false;
  }
}
