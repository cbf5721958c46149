import path from 'node:path';
import { fact } from '../../machine/evidence.ts';
import type { Check } from '../check.ts';

/** More than this is not read by anybody; `goswitch prune --dry-run` lists all. */
const NAMED = 8;

export const leftoversCheck: Check = {
  id: 'leftovers',
  looksAt: "Files that interrupted installs and removals left in GoSwitch's home.",
  async run({ core, context }) {
    const [{ removed }, { settings }] = await Promise.all([
      (await core.sdks()).prune({ dryRun: true }),
      (await core.settings()).read(),
    ]);
    // Whole archives are kept on purpose where the setting says so.
    const isKept = (file: string) =>
      settings.keepDownloads && path.dirname(file) === context.layout.downloads && !file.endsWith('.partial');
    const left = removed.filter(({ path: file }) => !isKept(file));
    if (left.length === 0) return [];
    const bytes = left.reduce((sum, one) => sum + one.bytes, 0);
    return [
      {
        kind: 'leftovers',
        severity: 'note',
        params: { count: left.length, megabytes: Math.ceil(bytes / 1e6) },
        evidence: left.slice(0, NAMED).map((one) =>
          fact(path.relative(context.layout.home, one.path), `${one.bytes} bytes`, {
            origin: 'file',
            file: one.path,
          }),
        ),
      },
    ];
  },
};
