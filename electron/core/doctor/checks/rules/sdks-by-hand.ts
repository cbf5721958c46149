import type { Sdk, SdkProblem } from '../../../../contract/models.ts';
import type { FindingKind } from '../../../../contract/words/en/findings/findings.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import type { Check, Found } from '../check.ts';

/** Programs without permission are told, and repaired, by sdk-complete. */
const KINDS: Readonly<Partial<Record<SdkProblem['kind'], FindingKind>>> = {
  replaced: 'sdk-replaced',
  renamed: 'sdk-renamed',
  'link-lost': 'sdk-link-lost',
  'no-manifest': 'sdk-no-manifest',
};

export const sdksByHandCheck: Check = {
  id: 'sdks-by-hand',
  looksAt:
    "The SDKs in GoSwitch's home: whether each link leads to an SDK, and each SDK matches its name and has a manifest.",
  async run(tools) {
    const listed = (await tools.sdks()).filter(({ kind }) => kind === 'installed');
    return listed.flatMap((sdk) => (sdk.problem === undefined ? [] : judge(tools, sdk, sdk.problem)));
  },
};

function judge(
  { context, fixes }: CheckTools,
  { name = '', version, root, active }: Sdk,
  problem: SdkProblem,
): Found[] {
  const kind = KINDS[problem.kind];
  if (kind === undefined) return [];
  const place = context.layout.sdk(name);
  const evidence = [
    fact('versions', name, { origin: 'file', file: place }),
    ...(problem.kind === 'link-lost'
      ? []
      : [fact('VERSION', version, { origin: 'file', file: `${place}/VERSION`, line: 1 })]),
  ];
  // The very version that the link once led to; one for another platform is asked for by hand.
  const fix =
    problem.kind === 'link-lost' && !name.includes('-')
      ? { fix: fixes.install(name, { replace: true, use: active }) }
      : {};
  const params = { name, version, root, place, repair: problem.repair };
  return [{ kind, severity: active ? 'error' : 'warning', about: name, params, evidence, ...fix }];
}
