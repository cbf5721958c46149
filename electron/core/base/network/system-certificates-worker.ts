import tls from 'node:tls';
import { parentPort } from 'node:worker_threads';

/** Absent before Node 22.15. */
const { getCACertificates } = tls as { readonly getCACertificates?: (type: 'system') => string[] };

parentPort?.postMessage(getCACertificates?.('system') ?? []);
