import tls from 'node:tls';
import { serveThread } from '../workers/thread.ts';
import type { CertificateCalls } from './system-certificates.ts';

/** Absent before Node 22.15. */
const { getCACertificates } = tls as { readonly getCACertificates?: (type: 'system') => string[] };

serveThread<CertificateCalls>({ read: () => getCACertificates?.('system') ?? [] });
