import type { ProfileLine, SetupTarget } from '../../../contract/profiles.ts';
import type { Env } from '../../context.ts';
import { setUpRecords } from '../../manager/profiles/is-set-up.ts';
import { setsOnly } from '../../manager/profiles/line-purpose.ts';
import { shellOfProgram, shellSpokenBy } from '../../manager/shells/shells.ts';
import { applyGoEnvChange } from '../go-env-file/edit-go-env.ts';
import { type GoEnvChange, goEnvFileToEdit, planGoEnvChange } from '../go-env-file/plan-go-env-change.ts';
import type { Subjects } from '../subjects.ts';
import { changeModesFix } from './change-modes-fix.ts';
import type { Fix } from './fix.ts';
import type { Fixes } from './fixes.ts';
import { fixImpossible } from './journaled-fix.ts';
import { makeFolderFix } from './make-folder-fix.ts';
import { commentOutLineFix, goBinFix, setUpFix } from './profile-fixes.ts';
import { installFix, useFix } from './sdk-fixes.ts';

interface FixesOptions {
  readonly core: Subjects;
  /** The environment of the go command, which says where the go env file is. */
  readonly env: () => Promise<Env>;
  /** Path of the login shell; null where there is none or it does not answer. */
  readonly shell: () => Promise<string | null>;
  readonly variableLine: (name: string) => Promise<ProfileLine | null>;
}

/** The repairs, over the real machine. Each judges it again when it is applied. */
export function createFixes({ core, env, shell, variableLine }: FixesOptions): Fixes {
  const effectiveGoEnvFile = async () => goEnvFileToEdit(await env(), core.context.os);
  const fixes: Fixes = {
    commentOutLine: (name, line) => commentOutLineFix(core, name, line),
    unsetGoEnv: (names) => goEnvFix(core, effectiveGoEnvFile, { unset: names }),
    setGoEnv: (name, value) => goEnvFix(core, effectiveGoEnvFile, { set: { [name]: value } }),
    async removeVariable({ name, source }) {
      const { origin, file } = source;
      if (origin === 'go-env-file' && file !== null) return goEnvFix(core, async () => file, { unset: [name] });
      const [line, asked] = origin === 'login-shell' ? await Promise.all([variableLine(name), shell()]) : [null, null];
      const reader = asked === null ? null : shellSpokenBy(asked);
      // A line that does more than set this variable is left to the person.
      if (line === null || reader === null || !setsOnly(line.text, name)) return null;
      return await fixes.commentOutLine(reader.name, line);
    },
    makeFolder: (folder) => makeFolderFix(core, folder),
    changeModes: (modes) => changeModesFix(core, modes),
    addGoBin: (folder) => goBinFix(core, folder, () => loginTarget(core, shell)),
    setUp: (targets) => setUpFix(core, async () => targets ?? (await chosenTargets(core, shell))),
    install: (version, options) => installFix(core, version, options),
    use: (version) => useFix(core, version),
  };
  return fixes;
}

/**
 * The shells that set-up was asked for, else the login shell: another shell's profile is nobody's wish. Windows has one
 * Path for all.
 */
async function chosenTargets(
  core: Subjects,
  shell: () => Promise<string | null>,
): Promise<readonly SetupTarget[] | undefined> {
  if (core.context.os === 'win32') return undefined;
  const { targets } = await setUpRecords(core.context.layout);
  return targets.size > 0 ? [...targets] : await loginTarget(core, shell);
}

/** The login shell, which findings about new terminals are about. Undefined on Windows, which has one Path for all. */
async function loginTarget(core: Subjects, shell: FixesOptions['shell']): Promise<readonly SetupTarget[] | undefined> {
  if (core.context.os === 'win32') return undefined;
  const login = shellOfProgram((await shell()) ?? core.context.env['SHELL'] ?? 'sh');
  // Where set-up does not edit the login shell, there is still `.profile`, which the desktop's session reads.
  return [login === null ? 'sh' : login.name];
}

function goEnvFix(core: Subjects, fileToEdit: () => Promise<string>, change: GoEnvChange): Fix {
  const asItShouldBe = () => fixImpossible('The go env file is as it should be by now');
  return {
    async preview() {
      const { file, diff, isUnchanged } = await planGoEnvChange(await fileToEdit(), change);
      if (isUnchanged) throw asItShouldBe();
      return { steps: [{ kind: 'edit-file', file, diff }] };
    },
    async apply() {
      const [journal, locks] = await Promise.all([core.journal(), core.locks()]);
      const entry = await applyGoEnvChange({ context: core.context, journal, locks }, await fileToEdit(), change);
      if (entry === null) throw asItShouldBe();
      return { journalIds: [entry.id], jobId: null };
    },
  };
}
