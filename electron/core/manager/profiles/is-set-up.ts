import type { SetupTarget } from '../../../contract/profiles.ts';
import { PROFILE_BYTES, readSmallText } from '../../base/files/read-small-file.ts';
import type { Layout } from '../../layout.ts';
import { createEditRecords } from './edit-records.ts';
import { BLOCK_START } from './profile-block.ts';

/**
 * Whether something that set-up wrote still stands. Reads the few files that it wrote to and starts no shell: whether
 * terminals find GoSwitch's shims is another question (`Profiles.state`, `Profiles.checkShells`). Throws the file system's
 * error when the records cannot be read.
 */
export async function isSetUp(layout: Layout): Promise<boolean> {
  for (const { kind, file } of await createEditRecords(layout).list()) {
    // The registry's Path has no file; a file of GoSwitch's own counts by being there.
    if (kind === 'entry') return true;
    if (kind === 'line' || kind === 'proxy' || kind === 'go-bin') continue;
    const text = await readSmallText(file, 'latin1', { maxBytes: PROFILE_BYTES }).catch(() => null);
    if (text !== null && (kind === 'whole' || text.includes(BLOCK_START))) return true;
  }
  return false;
}

/** What set-up has written a block or a file of its own to, and for which shells, whatever became of it since. */
export async function setUpRecords(
  layout: Layout,
): Promise<{ readonly files: ReadonlySet<string>; readonly targets: ReadonlySet<SetupTarget> }> {
  const records = (await createEditRecords(layout).list()).filter(
    ({ kind }) => kind === 'block' || kind === 'whole' || kind === 'entry',
  );
  return {
    files: new Set(records.map(({ file }) => file)),
    targets: new Set(records.flatMap(({ targets }) => targets)),
  };
}
