import path from 'node:path';
import type { EvidenceOrigin } from '../../../../contract/doctor.ts';
import type { GoVariable, ProjectInfo } from '../../../../contract/projects.ts';
import { findPinFile } from '../../../manager/home/version-in-effect.ts';
import { isFollowed } from '../../../manager/projects/go-here.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { type KnownReleases, knownReleases } from '../../machine/known-releases.ts';
import type { Check, Found } from '../check.ts';
import { foundVariable } from '../found-variable.ts';

export const pinsCheck: Check = {
  id: 'pins',
  looksAt:
    'Listed projects and the current folder: pins that are not installed, not valid or overridden, folders where the go command does not run, a .tool-versions that GoSwitch does not follow, and a GOSWITCH_VERSION that overrides all pins.',
  async run(tools) {
    const [projects, known] = await Promise.all([foldersToJudge(tools), knownReleases(tools)]);
    const forced = (await tools.variable('GOSWITCH_VERSION')).filter(
      ({ surroundings }) => surroundings === 'login-shell',
    );
    const found = await Promise.all(
      forced.map((variable) => foundVariable(tools, variable, { kind: 'version-forced', severity: 'warning' })),
    );
    return [...(await Promise.all(projects.map((project) => judge(tools, project, known)))).flat(), ...found];
  },
};

async function foldersToJudge({ core, folder }: CheckTools): Promise<readonly ProjectInfo[]> {
  const projects = await core.projects();
  const listed = await projects.list();
  return folder === null || listed.some((project) => project.folder === folder)
    ? listed
    : [...listed, await projects.inspect(folder)];
}

async function judge(tools: CheckTools, project: ProjectInfo, known: KnownReleases | null): Promise<Found[]> {
  const { folder, pin, problem } = project;
  if (problem?.code === 'pin-invalid') {
    const evidence = [fact('.go-version', problem.message, { origin: 'file', file: await findPinFile(folder) })];
    return [
      {
        kind: 'pin-unreadable',
        severity: 'error',
        about: folder,
        params: { folder, problem: problem.message },
        evidence,
      },
    ];
  }
  if (problem?.code !== 'pin-not-installed' || pin === null) return judgeWhatRuns(project);
  const version = known?.resolve(pin.spec) ?? null;
  return [
    {
      kind: 'pin-not-installed',
      severity: 'error',
      about: folder,
      params: { folder, spec: pin.spec, version: version ?? pin.spec },
      evidence: [fact('.go-version', pin.spec, { origin: 'file', file: pin.file, line: pin.line })],
      ...(version === null ? {} : { fix: tools.fixes.install(version) }),
    },
  ];
}

/** What is called there can be called; the go command may still run something else, or nothing. */
export function judgeWhatRuns({
  folder,
  pin,
  inEffect,
  goMod,
  goWork,
  toolVersions,
  toolchain,
}: Omit<ProjectInfo, 'listed'>): Found[] {
  if (inEffect === null || toolchain === null) return [];
  const { runs, source, cause, gotoolchain, rule } = toolchain;
  const lines = goWork ?? goMod;
  const asked = rule === 'toolchain-line' ? lines?.toolchain : rule === 'go-line' ? lines?.go : null;
  const decided = asked
    ? fact(path.basename(lines?.file ?? ''), asked.value, {
        origin: 'file',
        file: lines?.file ?? null,
        line: asked.line,
      })
    : fact('GOTOOLCHAIN', gotoolchain.value, { origin: ORIGINS[gotoolchain.origin], file: gotoolchain.file });
  const found: Found[] = [];
  if (runs === null) {
    found.push({
      kind: 'go-refuses',
      severity: 'error',
      about: folder,
      params: { folder, problem: toolchain.problem ?? '' },
      evidence: [decided],
    });
  } else if (source !== 'called' && inEffect.reason === 'pin' && pin !== null) {
    const params = { folder, spec: pin.spec, runs, cause: cause ?? '' };
    const pinned = fact('.go-version', pin.spec, { origin: 'file', file: pin.file, line: pin.line });
    found.push({ kind: 'pin-overruled', severity: 'warning', about: folder, params, evidence: [pinned, decided] });
  }
  if (toolVersions !== null && !isFollowed(toolVersions, inEffect)) {
    const { file, line, key, value } = toolVersions;
    const params = { folder, wanted: value, called: inEffect.version };
    found.push({
      kind: 'tool-versions-unfollowed',
      severity: 'note',
      about: folder,
      params,
      evidence: [fact(key, value, { origin: 'file', file, line })],
    });
  }
  return found;
}

const ORIGINS: Readonly<Record<GoVariable['origin'], EvidenceOrigin>> = {
  environment: 'process',
  'go-env-file': 'go-env-file',
  sdk: 'sdk',
  none: 'sdk',
};
