import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSameFolder } from '../../../base/files/is-same-folder.ts';
import type { CheckTools, Surroundings } from '../../machine/check-tools.ts';
import { variableIn } from '../../machine/effective-variable.ts';
import type { Check, Found } from '../check.ts';
import { foundVariable, judgeVariable } from '../found-variable.ts';

/** Where `go install` puts programs: GOBIN, else `bin` of the first GOPATH entry (cmd/go/internal/modload, BinDir). */
export const installedToolsCheck: Check = {
  id: 'installed-tools',
  looksAt:
    'Where "go install" puts tools: a relative GOBIN, or a GOBIN or GOPATH/bin that is not on PATH in new terminals.',
  async run(tools) {
    const relative = await judgeVariable(tools, 'GOBIN', ({ value }) =>
      path.isAbsolute(value) ? null : { kind: 'gobin-relative' as const, severity: 'error' as const },
    );
    return [...relative, ...(await judgePath(tools))];
  },
};

/** A new terminal's PATH alone counts: this process may well have a shorter one. */
async function judgePath(tools: CheckTools): Promise<readonly Found[]> {
  const surroundings = (await tools.surroundings())[0];
  if (surroundings === undefined) return [];
  const gobin = await variableIn(tools, 'GOBIN', surroundings);
  if (gobin !== null) {
    if (!path.isAbsolute(gobin.value) || (await isOnPath(gobin.value, surroundings, tools))) return [];
    const { fix: _, ...found } = await foundVariable(tools, gobin, {
      kind: 'gobin-not-on-path',
      severity: 'warning',
      params: { folder: gobin.value },
    });
    return [{ ...found, ...(await fixOf(tools, gobin.value)) }];
  }
  const gopath = await variableIn(tools, 'GOPATH', surroundings);
  const home = surroundings.env[tools.context.os === 'win32' ? 'USERPROFILE' : 'HOME'];
  const first = gopath?.value.split(tools.context.os === 'win32' ? ';' : ':')[0] ?? (home ? path.join(home, 'go') : '');
  const folder = path.join(first, 'bin');
  if (!path.isAbsolute(first) || (await isOnPath(folder, surroundings, tools))) return [];
  const programs = await readdir(folder).catch(() => []);
  // Nothing was installed yet, or the SDK itself lives there.
  if (programs.length === 0 || (await isBinOfGo(tools, folder))) return [];
  return [
    {
      kind: 'gopath-bin-not-on-path',
      severity: 'note',
      params: { folder },
      ...(await fixOf(tools, folder)),
      evidence: [
        ...(gopath === null ? [] : [await tools.evidence(gopath)]),
        {
          name: 'PATH',
          value: surroundings.env['PATH'] ?? '',
          source: { origin: surroundings.name, file: null, line: null },
        },
        { name: folder, value: programs.slice(0, 5).join(', '), source: { origin: 'file', file: folder, line: null } },
      ],
    },
  ];
}

/** None where others may put programs into the folder, or make it: on PATH, theirs would run. */
async function fixOf({ fixes }: CheckTools, folder: string): Promise<Pick<Found, 'fix'>> {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found === null && path.dirname(at) !== at) continue;
    const user = process.geteuid?.();
    const isOthers = found === null || (found.mode & 0o002) !== 0 || ![0, user].includes(found.uid);
    return user !== undefined && isOthers ? {} : { fix: fixes.addGoBin(folder) };
  }
}

async function isOnPath(folder: string, { env }: Surroundings, { context }: CheckTools): Promise<boolean> {
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(context.os === 'win32' ? ';' : ':')
    .filter((one) => path.isAbsolute(one));
  for (const one of folders) if (await isSameFolder(one, folder)) return true;
  return false;
}

async function isBinOfGo(tools: CheckTools, folder: string): Promise<boolean> {
  const go = await tools.effectiveGo();
  return go !== null && (await isSameFolder(folder, path.join(go.root, 'bin')));
}
