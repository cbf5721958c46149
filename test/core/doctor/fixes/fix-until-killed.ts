import path from 'node:path';
import { createCore } from '../../../../electron/core/create-core.ts';
import { changeModesFix } from '../../../../electron/core/doctor/fixes/change-modes-fix.ts';
import { foldersUndo, makeFolderFix, undoFolders } from '../../../../electron/core/doctor/fixes/make-folder-fix.ts';
import { applyGoEnvChange } from '../../../../electron/core/doctor/go-env-file/edit-go-env.ts';

/**
 * Repairs the home in argv[2] back and forth until the test kills this process. Says "ready" before the first change.
 */
const userHome = process.argv[2]!;
const core = createCore({
  ...{
    home: path.join(userHome, '.goswitch'),
    env: { HOME: userHome },
    os: process.platform,
    userHome,
    version: '0.0.0-test',
  },
  native: { os: 'linux', arch: 'amd64' },
});
const editing = { context: core.context, journal: await core.journal(), locks: await core.locks() };
const [file, folder, program] = [
  path.join(userHome, 'go-env'),
  path.join(userHome, 'a/b'),
  path.join(userHome, 'program'),
];
process.stdout.write('ready');
for (let round = 0; ; round++) {
  await applyGoEnvChange(editing, file, round % 2 === 0 ? { unset: ['GOROOT'] } : { set: { GOROOT: '/x' } });
  await makeFolderFix(core, folder).apply().catch(ignoreThere);
  await undoFolders(core, foldersUndo.parse({ kind: 'folders', folders: [path.dirname(folder), folder], made: true }));
  await changeModesFix(core, new Map([[program, round % 2 === 0 ? 0o755 : 0o600]]))
    .apply()
    .catch(ignoreThere);
}

/** A process killed before this one may have left it done. */
function ignoreThere(error: { code?: string }): void {
  if (error.code !== 'fix-impossible') throw error;
}
