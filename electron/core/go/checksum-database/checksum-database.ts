import { AppError } from '../../../contract/errors.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';

/** A checksum database, as GOSUMDB names it. */
export interface ChecksumDatabase {
  /** `sum.golang.org`, or a host with a path. */
  readonly name: string;
  readonly key: VerifierKey;
  /** Where it is by its name: https and nothing else. */
  readonly direct: string;
  /** An address written after the name: used in place of `direct`, and of all proxies. */
  readonly explicit: string | null;
}

/** Databases whose key the go command knows by name (cmd/go/internal/modfetch/key.go). */
const KNOWN_KEYS: Readonly<Record<string, string>> = {
  'sum.golang.org': 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
};
/** The same database at an address that can be reached in China (modfetch/sumdb.go, dbDial). */
const ALIASES: Readonly<Record<string, string>> = {
  'sum.golang.google.cn': 'sum.golang.org https://sum.golang.google.cn',
};

/** What holds where no go.env says otherwise; the value that every Go since 1.13 ships with. */
export const DEFAULT_GOSUMDB = 'sum.golang.org';

/**
 * GOSUMDB as the go command reads it: `<name or key>`, or `<name or key> <url>`. Throws `sumdb-disabled` for `off`,
 * else `go-setting-invalid`, in the go command's words (modfetch/sumdb.go, dbDial).
 */
export function parseGosumdb(value: string): ChecksumDatabase {
  if (value === 'off') throw disabled();
  const words = (ALIASES[value] ?? value).split(/\s+/).filter((word) => word !== '');
  const [first, address] = words;
  if (first === undefined) throw invalid('missing GOSUMDB');
  if (words.length > 2) throw invalid('invalid GOSUMDB: too many fields');
  const key = parseVerifierKey(Object.hasOwn(KNOWN_KEYS, first) ? (KNOWN_KEYS[first] ?? '') : first);
  if ('fault' in key) throw invalid(`invalid GOSUMDB: ${key.fault}`);
  if (!isHostAndPath(key.name)) throw invalid(`invalid sumdb name (must be host[/path]): ${redactSecrets(key.name)}`);
  return {
    name: key.name,
    key,
    direct: `https://${key.name}`,
    explicit: address === undefined ? null : checkedAddress(address),
  };
}

function isHostAndPath(name: string): boolean {
  if (name.endsWith('/') || !URL.canParse(`https://${name}`)) return false;
  const { username, password, search, hash, host, pathname } = new URL(`https://${name}`);
  return (
    username + password + search + hash === '' &&
    !/[?#@]/.test(name) &&
    `${host}${pathname.replace(/\/$/, '')}` === name.replace(/^[^/]*/, (part) => part.toLowerCase())
  );
}

function checkedAddress(address: string): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw invalid(`invalid GOSUMDB URL: ${redactSecrets(address)}`);
}

function disabled(): AppError {
  return new AppError('sumdb-disabled', 'checksum database disabled by GOSUMDB=off', {
    hint: 'A Go from a module proxy needs the proof of the checksum database: unset GOSUMDB, or install from another source',
    details: { setting: 'GOSUMDB' },
  });
}

function invalid(message: string): AppError {
  return new AppError('go-setting-invalid', message, {
    hint: 'go env GOSUMDB shows the effective value; unset, it is right for everybody',
    details: { setting: 'GOSUMDB' },
  });
}
