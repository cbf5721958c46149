import path from 'node:path';
import { damagedByPowerCut } from '../../../manager/sdks/settle-unflushed.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import type { Check, Found } from '../check.ts';

/** More than this is not read by anybody; the fix repairs all. */
const NAMED = 6;

/**
 * Where the file system cannot be flushed, an SDK remembers during which start of the machine it was written
 * (settle-unflushed.ts). `use` looks after the next start; the one that was active then is used without that.
 */
export const powerCutCheck: Check = {
  id: 'power-cut',
  looksAt: 'SDKs that may not have been written completely before the machine went down: empty or truncated files.',
  timeLimitMs: 30_000,
  async run(tools) {
    const installed = await (await tools.core.sdks()).installed();
    const unsettled = installed.filter(({ header }) => header.unflushedBoot !== undefined);
    if (unsettled.length === 0) return 'not-applicable';
    return (await Promise.all(unsettled.map((sdk) => judge(tools, sdk)))).filter((one) => one !== null);
  },
};

type Installed = Awaited<ReturnType<Awaited<ReturnType<CheckTools['core']['sdks']>>['installed']>>[number];

async function judge(tools: CheckTools, sdk: Installed): Promise<Found | null> {
  const { layout, native } = tools.context;
  const damaged = (await damagedByPowerCut(layout, sdk)) ?? [];
  if (damaged.length === 0) return null;
  const { name, root, header } = sdk;
  const isActive = (await (await tools.core.switching()).active()) === name;
  // Copies of an SDK of others are made again by importing it; another platform's is asked for by hand.
  const canReplace = header.origin !== 'adopted' && header.os === native.os && header.arch === native.arch;
  const files = damaged.slice(0, NAMED).join(', ');
  return {
    kind: 'sdk-cut-short',
    severity: isActive ? 'error' : 'warning',
    about: root,
    params: { version: header.version, root, count: damaged.length, files },
    evidence: damaged
      .slice(0, NAMED)
      .map((file) => fact(file, 'shorter than when it was installed', { origin: 'file', file: path.join(root, file) })),
    ...(canReplace ? { fix: tools.fixes.install(header.version, { replace: true }) } : {}),
  };
}
