import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/tls/zoo');

/**
 * Authority of every certificate of the zoo: PEM file. They are for go.example, releases.example, proxy.example,
 * mirror.example, sum.example, `*.corp.example` and localhost.
 */
export const ZOO_AUTHORITY = path.join(FOLDER, 'authority.pem');

/**
 * `server`: right. `expired`: since 2021. `behind`: by an intermediate authority, which it sends along. `behind-alone`:
 * the same without the intermediate, so that its chain cannot be told.
 */
export type ZooCertificate = 'server' | 'expired' | 'behind' | 'behind-alone';

export function zooCertificate(name: ZooCertificate): { readonly key: string; readonly cert: string } {
  const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
  return { key: read(`${name.replace('-alone', '')}.key`), cert: read(`${name}.pem`) };
}
