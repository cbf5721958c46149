import type { ProjectInfo } from '../../../../contract/projects.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { type KnownReleases, knownReleases } from '../../machine/known-releases.ts';
import { missingSystem, readSystemVersion } from '../../machine/system-version.ts';
import type { Check, Found } from '../check.ts';

export const supportCheck: Check = {
  id: 'support',
  looksAt:
    'Whether the active version, the go on PATH and the versions of listed projects are supported and have the newest patch.',
  async run(tools) {
    const known = await knownReleases(tools);
    if (known === null) return 'not-applicable';
    const [active, running, pins] = await Promise.all([
      judgeActive(tools, known),
      judgeRunning(tools, known),
      judgePins(tools, known),
    ]);
    return [...active, ...running, ...pins];
  },
};

async function judgeActive(tools: CheckTools, known: KnownReleases): Promise<Found[]> {
  const active = (await tools.sdks()).find((sdk) => sdk.active);
  const support = active === undefined ? 'unknown' : known.support(active.version);
  if (active === undefined || (support !== 'end-of-life' && support !== 'outdated')) return [];
  const { version } = active;
  const system = await readSystemVersion(tools);
  const newer = support === 'outdated' ? known.newestPatch(version) : known.nearestSupported();
  // One that this system cannot run would be the next finding.
  const isFit = newer !== null && (system === null || missingSystem(newer, system) === null);
  const evidence = [
    fact('active', version, { origin: 'file', file: tools.context.layout.active }),
    ...indexFact(known),
  ];
  return [
    {
      kind: `active-${support}`,
      severity: 'warning',
      params: { version, instead: newer ?? '' },
      evidence,
      ...(isFit ? { fix: tools.fixes.install(newer, { use: true }) } : {}),
    },
  ];
}

/** A go that GoSwitch does not choose. */
async function judgeRunning(tools: CheckTools, known: KnownReleases): Promise<Found[]> {
  const running = await tools.effectiveGo();
  if (running === null || running.isOwn || running.version === null) return [];
  const { version, program } = running;
  const support = known.support(version);
  if (support !== 'end-of-life' && support !== 'outdated') return [];
  const instead = known.newestPatch(version) ?? '';
  const evidence = [fact('version', version, { origin: 'program', file: program }), ...indexFact(known)];
  return [{ kind: `running-${support}`, severity: 'warning', params: { version, program, instead }, evidence }];
}

async function judgePins(tools: CheckTools, known: KnownReleases): Promise<Found[]> {
  const projects = await (await tools.core.projects()).list();
  return projects.flatMap((project) => judgePin(tools, project, known));
}

function judgePin(tools: CheckTools, { folder, pin, inEffect }: ProjectInfo, known: KnownReleases): Found[] {
  if (pin === null || inEffect?.reason !== 'pin') return [];
  const { version } = inEffect;
  const support = known.support(version);
  if (support !== 'end-of-life' && support !== 'outdated') return [];
  const evidence = [
    fact('.go-version', pin.spec, { origin: 'file', file: pin.file, line: pin.line }),
    ...indexFact(known),
  ];
  if (support === 'end-of-life')
    return [{ kind: 'pin-end-of-life', severity: 'note', about: folder, params: { folder, version }, evidence }];
  const instead = known.newestPatch(version) ?? '';
  // A pin of a family takes the newest installed patch; one of an exact version stays what it says.
  const helps = known.resolve(pin.spec) === instead;
  return [
    {
      kind: 'pin-outdated',
      severity: 'note',
      about: folder,
      params: { folder, version, instead },
      evidence,
      ...(helps ? { fix: tools.fixes.install(instead) } : {}),
    },
  ];
}

function indexFact(known: KnownReleases) {
  return known.versions[0] === undefined ? [] : [fact('newest release', known.versions[0], { origin: 'machine' })];
}
