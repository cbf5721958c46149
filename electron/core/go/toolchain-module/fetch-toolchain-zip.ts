import { type ErrorCode, isAppError } from '../../../contract/errors.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import type { CoreContext } from '../../context.ts';
import type { HttpClient } from '../../http-client.ts';
import type { ArchiveSink } from '../archives/archive-sink.ts';
import type { DownloadOptions } from '../archives/archive-transfer.ts';
import { downloadArchive } from '../archives/download-archive.ts';
import { readArchiveFile } from '../archives/read-archive-file.ts';
import type { Authorize } from '../module-proxy/go-auth.ts';
import type { ProxyEntry } from '../module-proxy/proxy-list.ts';
import { failureOf, localPath } from '../module-proxy/proxy-reader.ts';
import { type Attempt, tryProxies } from '../module-proxy/try-proxies.ts';
import { baseOf, listFailure, type Tried, toolchainUrl, triedOf } from './toolchain-source.ts';

/** The go command's own limit for a module zip (golang.org/x/mod/zip, MaxZipFile). */
const MAX_ZIP_BYTES = 500 * 1024 * 1024;

export interface FetchZipOptions {
  readonly context: Pick<CoreContext, 'http' | 'clock' | 'log'>;
  readonly proxies: readonly ProxyEntry[];
  readonly authorize: Authorize;
  /** `v0.0.1-go1.26.3.linux-amd64` */
  readonly moduleVersion: string;
  /** Where bytes are kept for a next try to go on from. The caller holds the lock on it, and discards it after use. */
  readonly partial: string;
  /** Gets the bytes as they come, in order; leave it out where the file is read afterwards. */
  readonly sink?: ArchiveSink;
  readonly onBytes: DownloadOptions['onBytes'];
  readonly onSource?: DownloadOptions['onSource'];
  readonly signal?: AbortSignal;
}

/** A whole zip, of untold trustworthiness. */
export interface FetchedZip {
  /** Where its bytes are: the partial file, or the file of a `file://` proxy, which is not ours to change. */
  readonly file: string;
  /** URL without credentials, or path. */
  readonly from: string;
  readonly bytes: number;
  /** Bytes that came over the network in this run; of a file, its size. */
  readonly receivedBytes: number;
}

/** What a proxy can be blamed for, so that the rule of the list decides; everything else ends the work. */
const PROXY_FAILURES: readonly ErrorCode[] = [
  'network-unreachable',
  'network-stalled',
  'http-status',
  'redirect-loop',
  'redirect-insecure',
  'archive-not-recognized',
  'archive-truncated',
  'archive-too-large',
  'source-unknown',
];

/**
 * The zip of a toolchain from the first proxy that has it, by the rules of the list; broken connections are taken up
 * again, and bytes of an earlier run are continued. Throws `release-not-found` when none has it, else what the telling
 * proxy failed with, both with `details.tried`; `goproxy-unset`, `go-setting-invalid`, `cancelled`, `disk-full`,
 * `permission-denied`; and what the sink throws.
 */
export async function fetchToolchainZip(options: FetchZipOptions): Promise<FetchedZip> {
  const tried: Tried[] = [];
  const attempt = await tryProxies(options.proxies, async (entry): Promise<Attempt<FetchedZip>> => {
    const base = baseOf(entry);
    if (typeof base !== 'string') return base;
    try {
      return { ok: true, value: await fetchFrom(toolchainUrl(base, `${options.moduleVersion}.zip`), options) };
    } catch (error) {
      if (!isAppError(error) || !PROXY_FAILURES.includes(error.code)) throw error;
      const failure = { ...failureOf(error), ...(error.code === 'source-unknown' ? { isNotFound: true } : {}) };
      tried.push(triedOf(base, failure));
      return failure;
    }
  });
  if (!attempt.ok) throw listFailure(options.moduleVersion, attempt, tried);
  return attempt.value;
}

async function fetchFrom(url: URL, options: FetchZipOptions): Promise<FetchedZip> {
  const { context, partial, onBytes, onSource, signal, sink = NO_SINK } = options;
  const limits = { onBytes, ...(signal === undefined ? {} : { signal }) };
  if (url.protocol === 'file:') {
    const file = localPath(url);
    await sink.restart();
    const { bytes } = await readArchiveFile({ path: file, sink, maxBytes: MAX_ZIP_BYTES, ...limits });
    return { file, from: file, bytes, receivedBytes: bytes };
  }
  const http = authorized(await context.http(), options.authorize);
  const { clock, log } = context;
  const common = {
    http,
    partial,
    sink,
    clock,
    log,
    expectedBytes: null,
    maxBytes: MAX_ZIP_BYTES,
    ...(onSource === undefined ? {} : { onSource }),
    ...limits,
  };
  const { bytes, receivedBytes } = await downloadArchive({ ...common, urls: [url.href] });
  return { file: partial, from: displayUrl(url), bytes, receivedBytes };
}

const NO_SINK: ArchiveSink = { write: () => undefined, restart: () => Promise.resolve() };

/** The client, sending what GOAUTH gives for each URL. */
function authorized(http: HttpClient, authorize: Authorize): HttpClient {
  return {
    get: async (request) =>
      http.get({ ...request, headers: { ...(await authorize(new URL(request.url))), ...request.headers } }),
    getText: async (request) =>
      http.getText({ ...request, headers: { ...(await authorize(new URL(request.url))), ...request.headers } }),
  };
}
