import type { DetectedTarget } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { BlockKind } from './block-kinds.ts';
import { checkSyntax } from './check-syntax.ts';
import { withEarlyBlock } from './early-block.ts';
import type { Edit } from './edit-profile.ts';
import type { EditRecord } from './edit-records.ts';
import { planBlock } from './plan-block.ts';
import type { ProfileFile } from './profile-files.ts';

interface BlockEditOptions {
  readonly kind: BlockKind;
  /** What the block should hold. May throw. */
  readonly line: () => string;
  readonly records: readonly EditRecord[];
  /** More that counts as written by GoSwitch, in these bytes. */
  readonly alsoKnown?: (bytes: Buffer) => readonly string[];
  readonly force: boolean;
  readonly detected: readonly DetectedTarget[];
  readonly context: Pick<CoreContext, 'env' | 'userHome' | 'os'>;
  readonly runProgram: RunProgram;
  /** Put in front of a line by which scripts leave the profile, besides the block; default none. */
  readonly earlyLine?: (() => string) | null;
  /** The block holds a password. */
  readonly isPrivate?: boolean;
}

/** The edit that gives a profile its block. Its shells must be able to parse the profile to its end. */
export function blockEdit({ file, targets, grammar }: ProfileFile, options: BlockEditOptions): Edit {
  const {
    kind,
    line,
    records,
    alsoKnown = () => [],
    force,
    detected,
    context,
    runProgram,
    earlyLine = null,
    isPrivate = false,
  } = options;
  return {
    kind,
    targets,
    file,
    isPrivate,
    async plan(bytes) {
      const known = [...knownLines(records, { file, kind }), ...(bytes === null ? [] : alsoKnown(bytes))];
      const plan = planBlock(bytes, { kind, line: line(), grammar, knownLines: known, force });
      if (plan.action !== 'unchanged' && bytes !== null && !force)
        await checkSyntax({ file, bytes, targets, detected, context, runProgram });
      if (earlyLine === null) return plan;
      const withEarly = await withEarlyBlock(plan.bytes, {
        ...{ file, targets, detected, context, runProgram },
        line: earlyLine(),
      });
      if (withEarly.equals(plan.bytes)) return plan;
      return { ...plan, action: plan.action === 'unchanged' ? 'update' : plan.action, bytes: withEarly };
    },
  };
}

/** What GoSwitch wrote into blocks of this kind in this file. */
export function knownLines(
  records: readonly EditRecord[],
  { file, kind }: Pick<EditRecord, 'file' | 'kind'>,
): string[] {
  return records.flatMap((record) => (record.file === file && record.kind === kind ? [record.line] : []));
}
