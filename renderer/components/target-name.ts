import { isShellName, type SetupTarget, SHELL_TITLES } from '../../electron/contract/profiles.ts';
import { t } from '../i18n/i18n.ts';

/** What people call a shell, or another place that set-up edits. */
export function targetName(target: SetupTarget): string {
  return isShellName(target) ? SHELL_TITLES[target] : t(`common:setupTarget.${target}`);
}
