import path from 'node:path';
import { rootCertificates, type SecureContext } from 'node:tls';
import { AppError } from '../../../contract/errors.ts';
import type { Env, Log } from '../../context.ts';
import { CERTIFICATES_BYTES, readSmallText } from '../files/read-small-file.ts';
import { readSystemCertificates } from './system-certificates.ts';
import { contextOf } from './tls-rules.ts';

/** Whose certificates are trusted. One context for all connections: making one reads some 150 certificates. */
interface Authorities {
  /**
   * For connections made from now on; undefined is Node's own list. Throws `invalid-input` when `caFile` cannot be read
   * or holds no certificate.
   */
  context(caFile: string): Promise<SecureContext | undefined>;
  /** From now on the system's certificates count too. False when they do already, or there are none. */
  addSystem(): Promise<boolean>;
}

interface AuthoritiesOptions {
  readonly env: Env;
  readonly os: NodeJS.Platform;
  readonly log: Log;
  /** Where the system's files are looked for; default `/`. */
  readonly systemRoot?: string | undefined;
}

/**
 * Node's own authorities with those of `caFile`, SSL_CERT_FILE (which the go command honours too: crypto/x509
 * root_unix.go) and NODE_EXTRA_CA_CERTS. The system's are read only once a certificate could not be told: most
 * connections never need them, and reading them takes time.
 */
export function createAuthorities({ env, os, log, systemRoot = '/' }: AuthoritiesOptions): Authorities {
  let system: readonly string[] | null = null;
  let made: { readonly key: string; readonly context: SecureContext | undefined } | null = null;

  async function added(caFile: string): Promise<string[]> {
    const own = caFile === '' ? [] : [await readOwn(caFile)];
    for (const name of ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'] as const) {
      const file = env[name];
      // Nix shells and the like export it for machines where the file is absent.
      if (file)
        await readSmallText(file, 'utf8', { maxBytes: CERTIFICATES_BYTES }).then(
          (text) => own.push(text),
          (error: Error) => log.warn(`${name} is not used: ${error.message}`),
        );
    }
    return own;
  }

  return {
    async context(caFile) {
      const texts = [...(await added(caFile)), ...(system ?? [])];
      const key = JSON.stringify(texts);
      if (made?.key !== key) made = { key, context: texts.length === 0 ? undefined : contextWith(texts, caFile) };
      return made.context;
    },
    async addSystem() {
      if (system !== null) return false;
      system = await readSystemCertificates({ os, systemRoot }).catch((error: Error) => {
        log.warn(`The system's certificates are not used: ${error.message}`);
        return [];
      });
      return system.length > 0;
    },
  };
}

/** `ca` replaces Node's own list. */
function contextWith(texts: readonly string[], caFile: string): SecureContext {
  try {
    return contextOf([...rootCertificates, ...texts]);
  } catch (error) {
    throw new AppError('invalid-input', `Could not use the certificate file ${caFile}: it is not in PEM format`, {
      cause: error,
    });
  }
}

async function readOwn(file: string): Promise<string> {
  try {
    const text = await readSmallText(file, 'utf8', { maxBytes: CERTIFICATES_BYTES });
    if (!text.includes('-----BEGIN CERTIFICATE-----'))
      throw new Error(`${path.basename(file)} holds no certificate in PEM`);
    return text;
  } catch (error) {
    throw new AppError('invalid-input', `Could not read the certificate file ${file}`, {
      hint: 'The setting caFile names it: goswitch settings unset caFile',
      cause: error,
    });
  }
}
