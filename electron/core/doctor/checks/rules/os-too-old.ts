import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { knownReleases } from '../../machine/known-releases.ts';
import { missingSystem, readSystemVersion, type SystemVersion } from '../../machine/system-version.ts';
import type { Check, Found } from '../check.ts';
import { type SdkOnMachine, sdksOnMachine } from '../sdks-in-use.ts';

export const osTooOldCheck: Check = {
  id: 'os-too-old',
  looksAt: 'Whether macOS, Windows, the Linux kernel or FreeBSD is recent enough for each installed Go version.',
  async run(tools) {
    const system = await readSystemVersion(tools);
    if (system === null) return 'not-applicable';
    const sdks = (await sdksOnMachine(tools)).filter(({ platform }) => platform.os === tools.context.native.os);
    const found = await Promise.all(sdks.map((sdk) => judge(tools, sdk, system)));
    return found.flat();
  },
};

/** Those that nothing runs by itself are told too, where GoSwitch has them: somebody may switch to them. */
async function judge(tools: CheckTools, sdk: SdkOnMachine, system: SystemVersion): Promise<Found[]> {
  const { version, root, isActive, isEffective, name } = sdk;
  const needs = missingSystem(version, system);
  const isUsed = isActive || isEffective;
  if (needs === null || (!isUsed && name === null)) return [];
  const instead = (await knownReleases(tools))?.versions.find((one) => missingSystem(one, system) === null);
  const has = `${system.system} ${system.text}`;
  return [
    {
      kind: 'os-too-old',
      severity: isUsed ? 'error' : 'note',
      about: root,
      params: { version, needs, has, instead: instead ?? '' },
      evidence: [
        fact(system.system, system.text, { origin: 'machine', file: system.file }),
        fact(version, root, { origin: 'file', file: root }),
      ],
      ...(isActive && instead !== undefined ? { fix: tools.fixes.install(instead, { use: true }) } : {}),
    },
  ];
}
