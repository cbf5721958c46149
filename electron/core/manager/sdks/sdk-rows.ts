import type { SdkRow } from '../../../contract/api.ts';
import type { ManifestHeader, Sdk } from '../../../contract/models.ts';
import { orderKey } from '../../go/go-version/order-key.ts';
import { goFamily } from '../../go/go-version/parse-go-version.ts';
import type { Sdks } from './sdks.ts';

/** Every SDK of this machine as windows show it, newest first, installed before external. */
export async function readSdkRows(sdks: Pick<Sdks, 'list' | 'installed'>): Promise<SdkRow[]> {
  const [rows, installed] = await Promise.all([sdks.list(), sdks.installed()]);
  const headers = new Map(installed.map(({ name, header }) => [name, header]));
  return rows.map((sdk) => toSdkRow(sdk, sdk.name === undefined ? undefined : headers.get(sdk.name)));
}

function toSdkRow(sdk: Sdk, header: ManifestHeader | undefined): SdkRow {
  const linkedTo = header?.linkedTo ?? null;
  return {
    ...sdk,
    id: sdk.name ?? sdk.root,
    family: goFamily(sdk.version),
    order: orderKey(sdk.version),
    sizeBytes: linkedTo === null ? (header?.totalBytes ?? null) : 0,
    fileCount: header?.fileCount ?? null,
    archive: header?.archive ?? null,
    proof: header?.proof ?? null,
    crossCheck: header?.crossCheck ?? null,
    linkedTo,
  };
}
