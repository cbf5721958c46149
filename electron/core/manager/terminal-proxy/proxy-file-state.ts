import { toErrorShape } from '../../../contract/errors.ts';
import type { TerminalProxyFile } from '../../../contract/terminal-proxy.ts';
import { knownLines } from '../profiles/block-edit.ts';
import type { EditRecord } from '../profiles/edit-records.ts';
import { mayEditProxy } from '../profiles/edits-proxy.ts';
import type { ProfileFile } from '../profiles/profile-files.ts';
import { isReadableByOthers } from '../profiles/profile-secrets.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { readProxyBlock } from './own-lines.ts';
import { hasRecord } from './proxy-edits.ts';
import { hasCredentials, hideCredentials } from './proxy-values.ts';

/** How a file stands. Never throws for what the file is. */
export async function proxyFileState(profile: ProfileFile, records: readonly EditRecord[]): Promise<TerminalProxyFile> {
  const { targets, file, grammar } = profile;
  const nothing = { targets, file, line: null, variables: null, isExposed: false, problem: null };
  try {
    const snapshot = await readProfile(file);
    const { bytes } = snapshot;
    const found = bytes === null ? null : readProxyBlock(bytes, grammar);
    if (found === null) return { ...nothing, state: 'missing' };
    const { own, block, profile: text } = found;
    const isOurs =
      own !== null &&
      (!hasRecord(records, profile) || knownLines(records, { file, kind: 'proxy' }).includes(own.lines));
    const isSecret = own === null ? block.line.includes('@') : hasCredentials(own.values);
    return {
      ...nothing,
      state: !isOurs ? 'edited' : mayEditProxy(text.text.slice(block.end)) ? 'overruled' : 'in-place',
      line: block.lineNumber,
      variables: own === null ? null : hideCredentials(own.values),
      isExposed: isSecret && isReadableByOthers(snapshot),
    };
  } catch (error) {
    const problem = toErrorShape(error);
    if (problem.code === 'internal') throw error;
    return { ...nothing, state: 'invalid', problem };
  }
}
