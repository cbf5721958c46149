import type { Evidence } from '../../../../contract/doctor.ts';
import type { GoOnPath } from '../../../../contract/profiles.ts';
import type { FindingKind } from '../../../../contract/words/en/findings/findings.ts';
import { GO_MANAGERS, type GoManager, marksIn } from '../../../manager/managers.ts';
import type { CheckTools, Surroundings } from '../../machine/check-tools.ts';
import { fact, factOfLine } from '../../machine/evidence.ts';
import type { Check, Found } from '../check.ts';

const KINDS: Readonly<Record<GoManager['does'], FindingKind>> = {
  shims: 'manager-shims',
  hook: 'manager-hook',
  exports: 'manager-exports',
  path: 'manager-path',
  updates: 'manager-updates',
};

export const otherManagersCheck: Check = {
  id: 'other-managers',
  looksAt:
    'Other Go version managers that are set up in the shell, what each one does there, and whether several are on PATH.',
  timeLimitMs: 30_000,
  async run(tools) {
    const [[login], { entries }] = await Promise.all([tools.surroundings(), tools.goOnPath()]);
    if (login === undefined) return [];
    const found = await Promise.all(GO_MANAGERS.map((manager) => judge(tools, manager, { login, entries })));
    return [...found.filter((one) => one !== null), ...fight(entries)];
  },
};

interface Seen {
  readonly login: Surroundings;
  readonly entries: readonly GoOnPath[];
}

async function judge(tools: CheckTools, manager: GoManager, { login, entries }: Seen): Promise<Found | null> {
  const { owner, does } = manager;
  const marks = marksIn(login.env, manager);
  const own = entries.filter((entry) => entry.owner === owner);
  // A package that is not the go that runs is no manager of anything.
  const counts = does === 'updates' ? entries[0]?.owner === owner : marks.length > 0 || own.length > 0;
  if (!counts) return null;
  const evidence = [...(await Promise.all(marks.map((name) => markFact(tools, name, login)))), ...own.map(entryFact)];
  return { kind: KINDS[does], severity: 'note', about: owner, params: { manager: owner }, evidence };
}

/** Package managers do not fight: each puts its go at a place of its own, once. */
function fight(entries: readonly GoOnPath[]): Found[] {
  const owners = [...new Set(entries.map(({ owner }) => owner))].filter((owner) =>
    GO_MANAGERS.some((one) => one.owner === owner && one.does !== 'updates'),
  );
  if (owners.length < 2) return [];
  const evidence = entries.filter(({ owner }) => owners.includes(owner)).map(entryFact);
  return [{ kind: 'managers-fight', severity: 'warning', params: { managers: owners.join(', ') }, evidence }];
}

/** Where a manager's variable is set, where that can be told. */
async function markFact(tools: CheckTools, name: string, { env, name: from }: Surroundings): Promise<Evidence> {
  // Some keep a whole state of theirs in a variable.
  const value = (env[name] ?? '').slice(0, 200);
  if (from !== 'login-shell') return fact(name, value, { origin: from });
  return factOfLine(name, value, await tools.variableLine(name));
}

function entryFact(entry: GoOnPath): Evidence {
  return factOfLine(entry.path, [entry.version ?? 'version unknown', entry.owner].join(', '), entry.line);
}
