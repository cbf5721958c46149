import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readSmallText } from '../../../base/files/read-small-file.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { type Mount, parseMounts } from '../../machine/read-mounts.ts';
import type { Check, Found } from '../check.ts';

/** DEFAULT_MAX_MAP_COUNT of the kernel (include/linux/mm.h). */
const USUAL_MAPS = 65_530;

export const wslCheck: Check = {
  id: 'wsl',
  looksAt: 'In WSL: the Windows go on PATH, and vm.max_map_count.',
  async run(tools) {
    const at = (name: string) => path.join(tools.systemRoot, name);
    const kernel = await readSmallText(at('proc/sys/kernel/osrelease')).catch(() => '');
    if (tools.context.os !== 'linux' || !/microsoft|wsl/i.test(kernel)) return 'not-applicable';
    const mounts = parseMounts(await readSmallText(at('proc/mounts')).catch(() => ''));
    return [...(await windowsGo(tools, mounts.filter(isWindows))), ...(await fewMaps(at('proc/sys/vm/max_map_count')))];
  },
};

/** Drives of Windows: `drvfs` in WSL 1, 9p or virtiofs with an `aname` or a tag of drvfs in WSL 2. */
function isWindows({ type, options }: Mount): boolean {
  return (
    type === 'drvfs' ||
    ((type === '9p' || type === 'virtiofs') && options.some((option) => /drvfs|^[a-z]:/i.test(option)))
  );
}

async function windowsGo(tools: CheckTools, mounts: readonly Mount[]): Promise<Found[]> {
  const [login] = await tools.surroundings();
  const folders = (login?.env.PATH ?? '')
    .split(':')
    .filter((folder) => mounts.some((mount) => folder.startsWith(`${mount.folder}/`)));
  const { entries } = await tools.goOnPath();
  const first = entries[0];
  if (first !== undefined && folders.includes(path.dirname(first.path))) {
    const evidence = [
      fact('go', first.path, { origin: 'login-shell', file: first.line?.file ?? null, line: first.line?.line ?? null }),
    ];
    return [{ kind: 'wsl-windows-go-first', severity: 'error', params: { go: first.path }, evidence }];
  }
  for (const folder of folders) {
    for (const name of ['go.exe', 'go']) {
      const file = path.join(folder, name);
      if (!(await isFile(file))) continue;
      const evidence = [fact('PATH', folder, { origin: 'login-shell' })];
      return [{ kind: 'wsl-windows-go', severity: 'note', params: { go: file }, evidence }];
    }
  }
  return [];
}

async function fewMaps(file: string): Promise<Found[]> {
  const text = await readSmallText(file).catch(() => '');
  const count = Number.parseInt(text, 10);
  if (Number.isNaN(count) || count >= USUAL_MAPS) return [];
  return [
    {
      kind: 'wsl-map-count',
      severity: 'warning',
      params: { count },
      evidence: [fact('vm.max_map_count', count, { origin: 'machine', file })],
    },
  ];
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
