import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * Who may read files past core/base/files/read-small-file.ts, and why that is bounded or cannot wait. Whoever adds a
 * line here says so in it.
 */
const ALLOWED: Readonly<Record<string, string>> = {
  'electron/core/base/files/read-small-file.ts': 'is the bound',
  'electron/core/base/files/append-line.ts': 'opens the journal and the log for appending, and reads one byte',
  'electron/core/base/files/atomic-file.ts': 'makes new files',
  'electron/core/window-files.ts':
    "reads the window's files inside Electron's archive, found by a listing of plain files",
  'electron/web/peer-owner.ts': "reads the kernel's tables of connections",
  'electron/core/go/build-info/read-build-info.ts': 'opens with O_NONBLOCK and reads pieces at positions',
  'electron/core/go/archives/partial-file.ts': 'opens its own download for writing',
  'electron/core/go/archives/read-archive-file.ts': 'opens with O_NONBLOCK and reads by pieces up to a bound',
  'electron/core/base/files/flush-folder.ts': 'opens what was written to sync it',
  'electron/core/go/archives/zip/unpack-share.ts': 'opens the archive of zip-pass.ts',
  'electron/core/go/archives/tree-writer.ts': 'makes new files',
  'electron/core/manager/sdks/tree-worker.ts': 'opens with O_NONBLOCK and reads pieces',
  'electron/core/manager/profiles/read-profile.ts': 'opens for writing a file that it has read',
  'electron/core/manager/profiles/replace-profile.ts': 'makes new files, and opens a folder to sync it',
};

/** What `node:fs` offers for reading or opening, as an import or as a member of the whole module. */
const READS = /\b(?:readFile|readFileSync|createReadStream|readv|openAsBlob|open|openSync|opendir)\b/;

describe('files', () => {
  it('are read through core/base/files/read-small-file.ts, so that none can block the app or fill its memory', () => {
    const found = globSync('electron/**/*.ts')
      .filter((file) => {
        const text = readFileSync(file, 'utf8');
        const named = [...text.matchAll(/(?:import|export) \{([^}]*)\} from '(?:node:)?fs(?:\/promises)?'/g)].some(
          ([, names]) => READS.test(names ?? ''),
        );
        const whole =
          /(?:\* as \w+|import \w+) from '(?:node:)?fs(?:\/promises)?'|(?:import|require)\('(?:node:)?fs(?:\/promises)?'\)/.test(
            text,
          );
        return named || whole;
      })
      .map((file) => file.replaceAll('\\', '/'));
    expect(found.filter((file) => ALLOWED[file] === undefined)).toEqual([]);
  });
});
