import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { AppError } from '../../contract/errors.ts';
import type { Env, Log } from '../context.ts';

/** Which agent connects to a URL. Proxies come in here. */
export type AgentFor = (url: URL) => Agent | undefined;

interface AgentOptions {
  readonly caFile: string | undefined;
  readonly env: Env;
  readonly log: Log;
}

/**
 * Agents that keep connections open between requests; idle ones do not keep the process alive (nodejs.org/api/http.html, "keepAlive").
 * Authorities are Node's own with those of `caFile`, SSL_CERT_FILE (which the go command honours too: crypto/x509 root_unix.go) and NODE_EXTRA_CA_CERTS.
 * The function throws `invalid-input` when `caFile` cannot be read.
 */
export function createAgents(options: AgentOptions): AgentFor {
  const plain = new Agent({ keepAlive: true });
  let secure: HttpsAgent | undefined;
  return (url) => {
    if (url.protocol !== 'https:') return plain;
    secure ??= new HttpsAgent({ keepAlive: true, ...authorities(options) });
    return secure;
  };
}

/** `ca` replaces Node's own list, so it is given only when there is something to add. */
function authorities({ caFile, env, log }: AgentOptions): { ca?: string[] } {
  const added: string[] = [];
  if (caFile !== undefined) added.push(readCertificates(caFile));
  for (const name of ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'] as const) {
    const file = env[name];
    if (!file) continue;
    try {
      added.push(readCertificates(file));
    } catch (error) {
      // Nix shells and the like export it for machines where the file is absent.
      log.warn(`${name} is not used: ${(error as Error).message}`);
    }
  }
  return added.length === 0 ? {} : { ca: [...rootCertificates, ...added] };
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new AppError('invalid-input', `The file of certificate authorities ${file} cannot be read`, { cause: error });
  }
}
