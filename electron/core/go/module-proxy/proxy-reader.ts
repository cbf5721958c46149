import { fileURLToPath } from 'node:url';
import { AppError, isAppError } from '../../../contract/errors.ts';
import { readSmallFile } from '../../base/files/read-small-file.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import { httpStatusError } from '../../base/network/network-errors.ts';
import { withNetworkHint } from '../../base/network/network-hints.ts';
import type { CoreContext } from '../../context.ts';
import type { HttpResponse } from '../../http-client.ts';
import type { Authorize } from './go-auth.ts';
import type { Attempt, Failure } from './try-proxies.ts';

/** Small files of a module proxy or a checksum database, over http, https or from a folder (`file://`). */
export interface ProxyReader {
  /**
   * The bytes at `path` below `base`. Failures are values, because rules decide over them; throws `cancelled` and what
   * `authorize` throws.
   */
  read(base: string, path: string): Promise<Attempt<Uint8Array>>;
}

/** More than the list of all Go toolchains there ever were (some 30,000 lines of 30 bytes). */
const MAX_BYTES = 4 * 1024 * 1024;
/** A body that breaks off is asked for once more. */
const TRIES = 2;

export function createProxyReader(
  context: Pick<CoreContext, 'http'>,
  authorize: Authorize,
  signal?: AbortSignal,
): ProxyReader {
  async function fetchOnce(url: URL): Promise<Attempt<Uint8Array>> {
    const http = await context.http();
    const headers = await authorize(url);
    const response = await http.get({ url: url.href, headers, ...(signal === undefined ? {} : { signal }) });
    try {
      if (response.status === 200) return { ok: true, value: await readBody(response, MAX_BYTES) };
      return statusFailure(response.url, response.status, await serverWords(response));
    } finally {
      response.discard();
    }
  }

  return {
    async read(base, path) {
      const url = joinUrl(base, path);
      if (url.protocol === 'file:') return await readLocal(url);
      for (let tries = 1; ; tries++) {
        try {
          return await fetchOnce(url);
        } catch (error) {
          if (!isAppError(error) || error.code === 'cancelled' || error.code === 'go-setting-invalid') throw error;
          const isBroken = error.code === 'network-unreachable' && error.details?.['reason'] === 'ended-early';
          if (!isBroken || tries >= TRIES) return failureOf(error);
        }
      }
    },
  };
}

/** `path` below `base`, whose query and credentials stay (cmd/go/internal/web, Join). */
export function joinUrl(base: string, path: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`;
  return url;
}

/**
 * What an error of the HTTP client means for the list: of the statuses it throws, 404 and 410 say that the thing is not
 * there (web/api.go, Is).
 */
export function failureOf(error: AppError): Failure {
  const status = error.code === 'http-status' ? error.details?.['status'] : undefined;
  return { ok: false, isNotFound: status === 404 || status === 410, error: withNetworkHint(error, { use: 'modules' }) };
}

function statusFailure(url: string, status: number, words: string): Failure {
  const plain = httpStatusError(url, status);
  const message = words === '' ? plain.message : `${plain.message}: ${words}`;
  const { hint, details } = plain;
  return failureOf(
    new AppError('http-status', message, {
      ...(hint === undefined ? {} : { hint }),
      ...(details === undefined ? {} : { details }),
    }),
  );
}

async function readBody(response: HttpResponse, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.length;
    if (size > maxBytes)
      throw new AppError(
        'index-invalid',
        `${displayUrl(response.url)} is larger than ${maxBytes} bytes, so it was rejected`,
      );
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * The first line that a server gives as its reason, where it is short and plain text: proxies say there what they
 * refuse, and why.
 */
async function serverWords(response: HttpResponse): Promise<string> {
  if (!(response.headers['content-type'] ?? '').startsWith('text/plain')) return '';
  try {
    const line = new TextDecoder().decode(await readBody(response, 16 * 1024)).split('\n')[0] ?? '';
    return /^[\p{L}\p{N}\p{P}\p{S} ]{1,200}$/u.test(line) ? line.trim() : '';
  } catch (error) {
    if (isAppError(error) && error.code !== 'cancelled') return '';
    throw error;
  }
}

/**
 * The path of a `file://` proxy's file. Throws `go-setting-invalid` for one that this system cannot have (`%2F`; on
 * Windows, one without a drive).
 */
export function localPath(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new AppError('go-setting-invalid', `${url.href} is not the path of a file: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function readLocal(url: URL): Promise<Attempt<Uint8Array>> {
  const file = localPath(url);
  try {
    return { ok: true, value: await readSmallFile(file) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isNotFound = code === 'ENOENT' || code === 'ENOTDIR';
    const words = isNotFound ? `${file} does not exist` : `${file} cannot be read (${code})`;
    return {
      ok: false,
      isNotFound,
      error: new AppError(isNotFound ? 'source-unknown' : 'permission-denied', words, { cause: error }),
    };
  }
}
