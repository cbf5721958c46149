import path from 'node:path';
import { CERTIFICATES_BYTES, readSmallText } from '../files/read-small-file.ts';
import { callInThread } from '../workers/thread.ts';
import { workerUrl } from '../workers/worker-url.ts';

/** Where distributions keep them, in the order that Go looks (crypto/x509/root_linux.go and root_bsd.go). */
const FILES = [
  'etc/ssl/certs/ca-certificates.crt',
  'etc/pki/tls/certs/ca-bundle.crt',
  'etc/ssl/ca-bundle.pem',
  'etc/pki/tls/cacert.pem',
  'etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  'etc/ssl/cert.pem',
  'usr/local/etc/ssl/cert.pem',
];

/** What system-certificates-worker.ts answers. */
export type CertificateCalls = { read(): readonly string[] };

interface SystemCertificatesOptions {
  readonly os: NodeJS.Platform;
  readonly systemRoot: string;
}

/**
 * The certificates that the system trusts, in PEM: a file on Linux and the BSDs; the keychain or the certificate store
 * on macOS and Windows, where Node can read those (nodejs.org/api/tls.html, getCACertificates: since 22.15), on a
 * thread of its own because that takes long. Empty where there are none.
 */
export async function readSystemCertificates({
  os,
  systemRoot,
}: SystemCertificatesOptions): Promise<readonly string[]> {
  if (os === 'darwin' || os === 'win32') return await askNode();
  for (const file of FILES) {
    const text = await readSmallText(path.join(systemRoot, file), 'utf8', { maxBytes: CERTIFICATES_BYTES }).catch(
      () => '',
    );
    if (text.includes('-----BEGIN CERTIFICATE-----')) return [text];
  }
  return [];
}

async function askNode(): Promise<readonly string[]> {
  const url = workerUrl('system-certificates-worker', import.meta.url);
  return await callInThread<CertificateCalls, 'read'>({ url, name: 'system-certificates' }, 'read', undefined);
}
