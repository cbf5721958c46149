import path from 'node:path';
import type { Platform } from '../../../../contract/models.ts';
import { readProgramHeader } from '../../../go/build-info/program-header.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { knownReleases } from '../../machine/known-releases.ts';
import type { Check, Found } from '../check.ts';
import { type SdkOnMachine, sdksOnMachine } from '../sdks-in-use.ts';

/** How programs for one platform do on another: at home, translated, in 32 bits, or not at all. */
type Fitness = 'native' | 'emulated' | '32-bit' | 'foreign';

const NARROW: Readonly<Record<string, string>> = { amd64: '386', arm64: 'arm' };

export const sdkArchitectureCheck: Check = {
  id: 'sdk-architecture',
  looksAt:
    'Whether each SDK is built for this machine: other platforms, emulation such as Rosetta, 32-bit SDKs on 64-bit machines.',
  async run(tools) {
    const found = await Promise.all((await sdksOnMachine(tools)).map((sdk) => judge(tools, sdk)));
    return found.flat();
  },
};

/**
 * @param built what the program's header says
 * @param native the hardware. Apple silicon runs amd64 through Rosetta, Windows on Arm runs amd64 and 386 (Microsoft, "How emulation works on Arm")
 */
export function fitnessOf(built: Platform, native: Platform): Fitness {
  const arch = plain(native.arch);
  if (built.os !== native.os) return 'foreign';
  if (plain(built.arch) === arch) return 'native';
  if (arch === 'arm64' && (built.os === 'darwin' || built.os === 'windows') && ['amd64', '386'].includes(built.arch)) {
    return built.os === 'darwin' && built.arch === '386' ? 'foreign' : 'emulated';
  }
  if (built.os === 'darwin') return 'foreign';
  return NARROW[arch] === plain(built.arch) ? '32-bit' : 'foreign';
}

async function judge(tools: CheckTools, sdk: SdkOnMachine): Promise<Found[]> {
  const { native } = tools.context;
  const program = path.join(sdk.root, 'bin', native.os === 'windows' ? 'go.exe' : 'go');
  const header = await readProgramHeader(program).catch(() => null);
  // A script, or nothing: other checks speak of that.
  if (header?.arch == null) return [];
  const built = { os: header.os ?? sdk.platform.os, arch: header.arch };
  const fitness = fitnessOf(built, native);
  if (fitness === 'native') return [];
  const isUsed = sdk.isActive || sdk.isEffective;
  const isLabelled = plain(sdk.platform.arch) === built.arch && sdk.platform.os === built.os;
  // One of another machine beside the native one is what a person asked for, as long as nothing runs it by itself and
  // its name tells.
  if (!isUsed && isLabelled) return [];
  const severity = fitness === 'foreign' ? (isUsed ? 'error' : 'warning') : isUsed ? 'warning' : 'note';
  return [
    {
      kind: fitness === 'foreign' ? 'sdk-foreign' : fitness === 'emulated' ? 'sdk-emulated' : 'sdk-32-bit',
      severity,
      about: sdk.root,
      params: { version: sdk.version, built: `${built.os}/${built.arch}`, native: `${native.os}/${native.arch}` },
      evidence: [
        fact('program', `${built.os}/${built.arch}`, { origin: 'file', file: program }),
        fact('this machine', `${native.os}/${native.arch}`, { origin: 'machine' }),
      ],
      ...(await nativeFix(tools, sdk, isLabelled)),
    },
  ];
}

/** The same version for this machine, where there is one. One whose label lies is replaced. */
async function nativeFix(tools: CheckTools, sdk: SdkOnMachine, isLabelled: boolean): Promise<Pick<Found, 'fix'>> {
  if (!sdk.isActive || !(isLabelled || sdk.isReplaceable)) return {};
  const isAvailable = (await knownReleases(tools))?.versions.includes(sdk.version) ?? false;
  return isAvailable ? { fix: tools.fixes.install(sdk.version, { use: true, replace: !isLabelled }) } : {};
}

function plain(arch: string): string {
  return arch === 'armv6l' ? 'arm' : arch;
}
