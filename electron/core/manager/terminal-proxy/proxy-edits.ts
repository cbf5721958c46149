import { isAppError } from '../../../contract/errors.ts';
import type { DetectedTarget } from '../../../contract/profiles.ts';
import type { ProxyValues } from '../../../contract/terminal-proxy.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { blockEdit } from '../profiles/block-edit.ts';
import type { Edit } from '../profiles/edit-profile.ts';
import type { EditRecord } from '../profiles/edit-records.ts';
import { mayEditProxy } from '../profiles/edits-proxy.ts';
import { type ProfileFile, profileFiles } from '../profiles/profile-files.ts';
import { proxyLines } from '../profiles/proxy-lines.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { strayRecord } from '../profiles/stray-blocks.ts';
import { readProxyBlock } from './own-lines.ts';
import { hasCredentials } from './proxy-values.ts';

interface ProxyFilesOptions {
  readonly targets: readonly DetectedTarget[];
  readonly records: readonly EditRecord[];
  readonly runProgram: RunProgram;
}

/** The files that get the block: those of set-up, where a late one counts when it names a proxy variable. */
export async function proxyFiles(
  context: CoreContext,
  { targets, runProgram }: Omit<ProxyFilesOptions, 'records'>,
): Promise<ProfileFile[]> {
  return profileFiles(context, { targets, runProgram, mayDefeat: mayEditProxy });
}

/** The edits that make each file's block set these values, one per file. */
export async function proxyEdits(
  context: CoreContext,
  { values, force, ...options }: ProxyFilesOptions & { readonly values: ProxyValues; readonly force: boolean },
): Promise<Edit[]> {
  const { targets, records, runProgram } = options;
  return (await proxyFiles(context, options)).map((profile) =>
    blockEdit(profile, {
      ...{ kind: 'proxy', records, force, detected: targets, context, runProgram },
      isPrivate: hasCredentials(values),
      line: () => proxyLines(values, profile),
      alsoKnown: (bytes) => (hasRecord(records, profile) ? [] : ownLines(bytes, profile)),
    }),
  );
}

/** Blocks without a record whose lines are of GoSwitch's making, as records, so that undoing takes them too. */
export async function strayProxyBlocks(
  context: CoreContext,
  { records, ...options }: ProxyFilesOptions,
): Promise<EditRecord[]> {
  const stray: EditRecord[] = [];
  for (const profile of await proxyFiles(context, options)) {
    if (hasRecord(records, profile)) continue;
    const { bytes } = await readProfile(profile.file).catch(() => ({ bytes: null }));
    for (const line of bytes === null ? [] : ownLines(bytes, profile))
      stray.push(strayRecord(profile, { kind: 'proxy', line, at: stray.length }));
  }
  return stray;
}

/** Whether something is known of what GoSwitch wrote there: then anything else was written by hand. */
export function hasRecord(records: readonly EditRecord[], { file }: Pick<ProfileFile, 'file'>): boolean {
  return records.some((record) => record.kind === 'proxy' && record.file === file);
}

/** At most one: nothing for a file that cannot be parsed, which the edit itself tells. */
function ownLines(bytes: Buffer, { grammar }: ProfileFile): string[] {
  try {
    const own = readProxyBlock(bytes, grammar)?.own ?? null;
    return own === null ? [] : [own.lines];
  } catch (error) {
    if (isAppError(error, 'profile-invalid')) return [];
    throw error;
  }
}
