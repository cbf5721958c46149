import { AppError } from '../../../contract/errors.ts';
import type { HttpClient } from '../../http-client.ts';

/**
 * The files' own host. go.dev/dl has no sidecars: it answers `<file>.sha256` with a web page (golang/website
 * internal/dl/server.go).
 */
export const SIDECAR_BASE = 'https://dl.google.com/go/';

/**
 * The sha256 published beside an archive, for old releases whose index entry has none (1.2.2 to 1.5.2).
 * Throws `checksum-missing` when there is none or it cannot be fetched.
 */
export async function fetchChecksumSidecar(
  http: HttpClient,
  base: string,
  filename: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { status, text } = await http.getText({ url: `${base}${filename}.sha256`, maxBytes: 1024, signal });
    const sha256 = text.trim().toLowerCase();
    if (status === 200 && /^[0-9a-f]{64}$/.test(sha256)) return sha256;
  } catch (error) {
    if (signal.aborted) throw error;
    throw checksumMissing(filename, error);
  }
  throw checksumMissing(filename);
}

/** @param cause why it could not be fetched, where something failed */
export function checksumMissing(filename: string, cause?: unknown): AppError {
  const reason = cause instanceof AppError ? ` (${cause.message})` : '';
  return new AppError('checksum-missing', `No trusted sha256 is known for ${filename}${reason}`, {
    hint: 'Give the one you trust with --sha256, or use a source whose index has it',
    cause,
  });
}
