import type { ServerResponse } from 'node:http';
import type { WindowFile } from '../core/window-files.ts';

/**
 * On every answer, refusals too. The page's own policy, with a nonce, takes the place of this one, which allows
 * nothing.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const bytes = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    ...(status === 429 ? { 'retry-after': '1' } : {}),
  });
  response.end(bytes);
}

export function sendBytes(response: ServerResponse, { bytes, headers }: WindowFile, headOnly: boolean): void {
  response.writeHead(200, { ...SECURITY_HEADERS, ...headers, 'content-length': bytes.length });
  response.end(headOnly ? undefined : bytes);
}
