import type { ProjectInfo } from '../../../contract/projects.ts';
import { findPinFile } from '../../switching/version-in-effect.ts';
import type { Check, Found } from '../check.ts';
import type { CheckTools } from '../check-tools.ts';
import { fact } from '../fact.ts';
import { foundVariable } from '../found-variable.ts';
import { type KnownReleases, knownReleases } from '../known-releases.ts';

export const pinsCheck: Check = {
  id: 'pins',
  looksAt: 'Pins of listed projects whose version is not installed or cannot be read, and a GOSWITCH_VERSION that overrules them all.',
  async run(tools) {
    const [projects, known] = await Promise.all([(await tools.core.projects()).list(), knownReleases(tools)]);
    const forced = (await tools.variable('GOSWITCH_VERSION')).filter(({ surroundings }) => surroundings === 'login-shell');
    const found = await Promise.all(forced.map((variable) => foundVariable(tools, variable, { kind: 'version-forced', severity: 'warning' })));
    return [...(await Promise.all(projects.map((project) => judge(tools, project, known)))).flat(), ...found];
  },
};

async function judge(tools: CheckTools, { folder, pin, problem }: ProjectInfo, known: KnownReleases | null): Promise<Found[]> {
  if (problem?.code === 'pin-invalid') {
    const evidence = [fact('.go-version', problem.message, { origin: 'file', file: await findPinFile(folder) })];
    return [{ kind: 'pin-unreadable', severity: 'error', about: folder, params: { folder, problem: problem.message }, evidence }];
  }
  if (problem?.code !== 'pin-not-installed' || pin === null) return [];
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
