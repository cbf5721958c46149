import type { Platform, Sdk } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import { byNewestGoVersion } from '../../go/go-version/compare-go-versions.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';
import { createSupportTable, type SupportTable } from '../../go/go-version/support-table.ts';
import type { Releases } from '../../go/releases/releases.ts';
import { readActive } from '../home/active-version.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { listInstalled } from '../home/installed-sdks.ts';
import { type BrokenSdk, findBrokenSdks } from '../home/sdk-problems.ts';
import { versionOfSdkName } from '../home/version-in-effect.ts';
import { type ExternalSdk, findExternalSdks } from './external-sdks.ts';

interface ListTools {
  readonly context: CoreContext;
  /** Where the support status comes from: its copy on disk, never the network. */
  readonly releases: Pick<Releases, 'cached'> | undefined;
  readonly systemRoot: string;
}

/**
 * Every SDK of this machine, as `Sdks.list` promises. An external one that was adopted in place is listed once, as
 * installed.
 */
export async function listSdks({ context, releases, systemRoot }: ListTools): Promise<Sdk[]> {
  const [installed, active, external, index] = await Promise.all([
    listInstalled(context.layout),
    readActive(context.layout),
    findExternalSdks(context, systemRoot),
    releases?.cached(),
  ]);
  const supportOf = createSupportTable(index?.releases ?? []);
  const adopted = new Set(installed.map(({ header }) => header.linkedTo));
  const broken = await findBrokenSdks(context.layout, new Set(installed.map(({ name }) => name)));
  const rows = [
    ...(await Promise.all(installed.map((sdk) => installedRow(sdk, active, supportOf)))),
    ...broken.map((sdk) => brokenRow(sdk, active, { native: context.native, supportOf })),
    ...external.filter(({ root }) => !adopted.has(root)).map((sdk) => externalRow(sdk, supportOf)),
  ];
  return rows.sort((a, b) => compareRows(a, b, context.native));
}

/** The version is that of its files, which run, where they are of another than the manifest says. */
async function installedRow(
  { name, root, header, problem }: InstalledSdk,
  active: string | null,
  supportOf: SupportTable,
): Promise<Sdk> {
  const { os, arch, origin, verifiedBy, installedAt, linkedTo } = header;
  const version = (problem === null ? null : await readSdkVersion(root)) ?? header.version;
  const support = supportOf(version);
  const facts = { origin, verifiedBy, support, installedAt, name, owner: 'goswitch' };
  const row: Sdk = { version, os, arch, root: linkedTo ?? root, kind: 'installed', active: name === active, ...facts };
  return problem === null ? row : { ...row, problem };
}

function brokenRow(sdk: BrokenSdk, active: string | null, options: { native: Platform; supportOf: SupportTable }): Sdk {
  const { name, root, linkedTo, problem } = sdk;
  const version = sdk.version ?? versionOfSdkName(name);
  const unknown = { origin: null, verifiedBy: null, installedAt: null };
  const facts = { ...unknown, support: options.supportOf(version), name, owner: 'goswitch', problem };
  return { version, ...options.native, root: linkedTo ?? root, kind: 'installed', active: name === active, ...facts };
}

function externalRow({ version, os, arch, root, owner }: ExternalSdk, supportOf: SupportTable): Sdk {
  const support = supportOf(version);
  return {
    version,
    os,
    arch,
    root,
    kind: 'external',
    active: false,
    origin: null,
    verifiedBy: null,
    support,
    installedAt: null,
    owner,
  };
}

/** Newest first; then installed before external, this machine's platform before others, and by folder. */
function compareRows(a: Sdk, b: Sdk, native: Platform): number {
  const rank = (sdk: Sdk) =>
    (sdk.kind === 'installed' ? 0 : 2) + (sdk.os === native.os && sdk.arch === native.arch ? 0 : 1);
  return byNewestGoVersion(a.version, b.version) || rank(a) - rank(b) || (a.root < b.root ? -1 : 1);
}
