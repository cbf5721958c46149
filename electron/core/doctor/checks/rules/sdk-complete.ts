import path from 'node:path';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import type { Check, Found } from '../check.ts';
import { inspectSdkParts, type SdkParts } from '../sdk-parts.ts';
import { type SdkOnMachine, sdksOnMachine } from '../sdks-in-use.ts';

/** More than this is not read by anybody; the fix repairs all. */
const NAMED = 6;

export const sdkCompleteCheck: Check = {
  id: 'sdk-complete',
  looksAt:
    'The files of each SDK that builds need: VERSION, the standard library, the tools of its version, go.env, executable permissions.',
  async run(tools) {
    const found = await Promise.all((await sdksOnMachine(tools)).map((sdk) => judge(tools, sdk)));
    return found.flat();
  },
};

async function judge(tools: CheckTools, sdk: SdkOnMachine): Promise<Found[]> {
  const { root, version, platform, isActive, isEffective, name, cannotRun } = sdk;
  const isUsed = isActive || isEffective;
  const parts = await inspectSdkParts({ root, version, platform, depth: isUsed || cannotRun ? 'full' : 'quick' });
  const severity = isUsed ? 'error' : name === null ? 'note' : 'warning';
  return [...incomplete(tools, sdk, { parts, severity }), ...locked(tools, sdk, { parts, severity })];
}

interface Judged {
  readonly parts: SdkParts;
  readonly severity: Found['severity'];
}

function incomplete(
  tools: CheckTools,
  { version, root, name, isReplaceable, platform }: SdkOnMachine,
  { parts, severity }: Judged,
): Found[] {
  if (parts.missing.length === 0) return [];
  const { native } = tools.context;
  // A job installs for this machine; another architecture beside it is asked for by hand.
  const canReplace = isReplaceable && name !== null && platform.os === native.os && platform.arch === native.arch;
  return [
    {
      kind: 'sdk-incomplete',
      severity,
      about: root,
      params: { version, root, missing: namesOf(parts.missing) },
      evidence: parts.missing.map((file) => fact(file, 'missing', { origin: 'file', file: path.join(root, file) })),
      ...(canReplace ? { fix: tools.fixes.install(version, { replace: true }) } : {}),
    },
  ];
}

function locked(tools: CheckTools, { version, root }: SdkOnMachine, { parts, severity }: Judged): Found[] {
  const { notExecutable } = parts;
  if (notExecutable.length === 0) return [];
  // As the archive has them: whoever may read a program may run it (cmd/distpack/pack.go).
  const modes = new Map(
    notExecutable.map((one) => [path.join(root, one.path), one.mode | 0o100 | ((one.mode & 0o444) >> 2)]),
  );
  return [
    {
      kind: 'sdk-not-executable',
      severity,
      about: root,
      params: { version, files: namesOf(notExecutable.map((one) => one.path)) },
      evidence: notExecutable.map((one) =>
        fact(one.path, `mode ${one.mode.toString(8)}`, { origin: 'file', file: path.join(root, one.path) }),
      ),
      fix: tools.fixes.changeModes(modes),
    },
  ];
}

function namesOf(files: readonly string[]): string {
  return files.length <= NAMED ? files.join(', ') : `${files.slice(0, NAMED).join(', ')} ...`;
}
