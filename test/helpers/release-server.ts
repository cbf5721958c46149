import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { applyFault, okPlan, type ResponsePlan, readFault } from './response-plan.ts';

/**
 * A download host on loopback: an index at `<base>?mode=json&include=all` in the shape of go.dev/dl and the files
 * beside it, with Range, If-Range and validators done right. Faults are scripted per path and used up one a request;
 * response-plan.ts lists them. Free of vitest, so that benches can use it.
 */
export interface ReleaseServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** `http://127.0.0.1:PORT/dl/`: what `--from` takes. */
  readonly base: string;
  /** Every request so far, oldest first; `status` is null while none was sent. */
  readonly requests: readonly RecordedRequest[];
  addRelease(release: ServedRelease): void;
  /** Serves `bytes` at a path such as `/dl/x.tar.gz`; replaces what was there. */
  addFile(path: string, bytes: Buffer, headers?: Record<string, string>): void;
  removeFile(path: string): void;
  /** Serves this text as the index instead of the releases added. */
  setIndex(text: string): void;
  /**
   * The next requests for `path` (query ignored; the index is `/dl/`) get these faults in order, later ones are well.
   */
  fault(path: string, faults: readonly string[]): void;
  /** Every request for `path` gets this fault, once those of `fault` are used up; null ends it. */
  faultAlways(path: string, fault: string | null): void;
  /** Sends what is left of every answer that a `stall-after` holds back, or would from now on. */
  resume(): void;
  requestsFor(path: string): RecordedRequest[];
  forgetRequests(): void;
  close(): Promise<void>;
}

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  status: number | null;
}

interface ServedRelease {
  readonly version: string;
  readonly stable?: boolean;
  readonly files: readonly ServedFile[];
}

interface ServedFile {
  readonly filename: string;
  readonly os: string;
  readonly arch: string;
  readonly bytes: Buffer;
  readonly kind?: string;
  /** As the index has it; computed unless given. `''` as in the oldest entries of the real index. */
  readonly sha256?: string;
  readonly size?: number;
}

interface StoredFile {
  readonly bytes: Buffer;
  readonly headers: Record<string, string>;
}

const LAST_MODIFIED = new Date(Date.UTC(2026, 0, 1)).toUTCString();

/** @param generate bytes of a path that no file was added for; null is 404 */
export async function startReleaseServer(
  generate: (path: string) => Buffer | null = () => null,
): Promise<ReleaseServer> {
  const files = new Map<string, StoredFile>();
  const index: object[] = [];
  const queued = new Map<string, string[]>();
  const standing = new Map<string, string>();
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const held: Held = { isOver: false, answers: [] };
  let indexText: string | null = null;

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const record: RecordedRequest = {
      method: request.method ?? '',
      path: url.pathname,
      url: request.url ?? '',
      headers: request.headers,
      status: null,
    };
    requests.push(record);
    answer(request, response, url, record).catch((error: Error) => {
      if (!response.headersSent)
        response.writeHead(500, { 'x-release-server-error': error.message.replace(/[^\x20-\x7e]/g, ' ') });
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    record: RecordedRequest,
  ): Promise<void> {
    const stored = url.pathname === '/dl/' ? indexFile() : (files.get(url.pathname) ?? generated(url.pathname));
    const plan = okPlan(stored?.bytes ?? Buffer.from('404 page not found\n'), {
      ...(stored?.headers ?? { 'content-type': 'text/plain' }),
    });
    if (stored === undefined) Object.assign(plan, { status: 404, honoursRange: false });
    const fault = queued.get(url.pathname)?.shift() ?? standing.get(url.pathname) ?? 'ok';
    applyFault(plan, fault, new URL(request.url ?? '/', origin));
    if (plan.status === 200) applyConditions(plan, request.headers);
    await send(response, plan, { record, held, headOnly: request.method === 'HEAD' });
  }

  function indexFile(): StoredFile {
    const bytes = Buffer.from(indexText ?? JSON.stringify(index, null, 1));
    return { bytes, headers: { 'content-type': 'application/json', etag: `"${sha256(bytes).slice(0, 16)}"` } };
  }

  function generated(path: string): StoredFile | undefined {
    const bytes = generate(path);
    return bytes === null ? undefined : { bytes, headers: { 'content-type': 'text/plain; charset=UTF-8' } };
  }

  function addFile(path: string, bytes: Buffer, headers: Record<string, string> = {}): void {
    files.set(path, {
      bytes,
      headers: {
        'content-type': 'application/octet-stream',
        'accept-ranges': 'bytes',
        etag: `"${createHash('sha1').update(bytes).digest('hex').slice(0, 16)}"`,
        'last-modified': LAST_MODIFIED,
        ...headers,
      },
    });
  }

  function addRelease(release: ServedRelease): void {
    for (const file of release.files) addFile(`/dl/${file.filename}`, file.bytes);
    index.unshift({
      version: release.version,
      stable: release.stable ?? !/rc|beta/.test(release.version),
      files: release.files.map(({ filename, os, arch, bytes, kind = 'archive', sha256: given, size }) => ({
        filename,
        os,
        arch,
        version: release.version,
        sha256: given ?? sha256(bytes),
        size: size ?? bytes.length,
        kind,
      })),
    });
  }

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    base: `${origin}/dl/`,
    requests,
    addRelease,
    addFile,
    removeFile: (path) => void files.delete(path),
    setIndex: (text) => {
      indexText = text;
    },
    fault: (path, faults) => {
      faults.forEach(readFault);
      queued.set(path, [...faults]);
    },
    faultAlways: (path, fault) => {
      if (fault === null) {
        standing.delete(path);
      } else {
        readFault(fault);
        standing.set(path, fault);
      }
    },
    resume: () => {
      held.isOver = true;
      for (const finish of held.answers.splice(0)) finish();
    },
    requestsFor: (path) => requests.filter((request) => request.path === path),
    forgetRequests: () => void requests.splice(0),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * If-None-Match, then Range with If-Range, as RFC 9110 sections 13.2.2 and 14.2 order them. Only `bytes=N-` and
 * `bytes=N-M` are known.
 */
function applyConditions(plan: ResponsePlan, request: IncomingHttpHeaders): void {
  const etag = plan.headers['etag'];
  if (etag !== undefined && request['if-none-match'] === etag) {
    Object.assign(plan, { status: 304, body: Buffer.alloc(0), honoursRange: false });
    return;
  }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.range ?? '');
  if (range === null || !plan.honoursRange) return;
  const ifRange = request['if-range'];
  const isStrongMatch = ifRange === etag && !etag?.startsWith('W/');
  if (ifRange !== undefined && !isStrongMatch && ifRange !== plan.headers['last-modified']) return;
  const total = plan.body.length;
  const asked = Number(range[1]);
  const start = plan.rangeAnswer?.kind === 'starts-at' ? plan.rangeAnswer.offset : asked;
  if (plan.rangeAnswer?.kind === 'unsatisfiable' || asked >= total) {
    Object.assign(plan, { status: 416, body: Buffer.alloc(0) });
    plan.headers['content-range'] = `bytes */${total}`;
    return;
  }
  const end = range[2] === '' ? total - 1 : Math.min(Number(range[2]), total - 1);
  plan.status = 206;
  plan.headers['content-range'] = `bytes ${start}-${end}/${total}`;
  plan.body = plan.body.subarray(start, end + 1);
}

interface Held {
  isOver: boolean;
  readonly answers: (() => void)[];
}

async function send(
  response: ServerResponse,
  plan: ResponsePlan,
  { record, held, headOnly }: { readonly record: RecordedRequest; readonly held: Held; readonly headOnly: boolean },
): Promise<void> {
  if (plan.delayMs > 0) await pause(plan.delayMs);
  if (plan.cut?.afterBytes === -1) return endEarly(response, plan.cut.how);
  record.status = plan.status;
  const hasLength = !plan.chunked && plan.status !== 304;
  response.writeHead(plan.status, {
    ...plan.headers,
    ...(hasLength ? { 'content-length': String(plan.body.length + plan.lengthError) } : {}),
  });
  response.flushHeaders();
  if (headOnly) return void response.end();
  const body = plan.cut === null ? plan.body : plan.body.subarray(0, plan.cut.afterBytes);
  await write(response, body, plan.pace);
  const finish = () => void response.end(plan.body.subarray(body.length));
  if (plan.cut?.how === 'stall') return held.isOver ? finish() : void held.answers.push(finish);
  if (plan.cut !== null) return endEarly(response, plan.cut.how);
  // A length larger than the body: nothing more comes, so the connection must end for the reader to see it.
  if (plan.lengthError > 0) return endEarly(response, 'close');
  response.end();
}

async function write(response: ServerResponse, body: Buffer, pace: ResponsePlan['pace']): Promise<void> {
  if (pace === null) {
    await new Promise<void>((resolve) => response.write(body, () => resolve()));
    return;
  }
  for (let at = 0; at < body.length && !response.destroyed; at += pace.bytes) {
    response.write(body.subarray(at, at + pace.bytes));
    await pause(pace.pauseMs);
  }
}

async function endEarly(response: ServerResponse, how: 'reset' | 'close' | 'stall'): Promise<void> {
  if (how === 'stall') return;
  // Bytes on their way would be lost with a reset: let the reader have them first.
  await pause(5);
  if (how === 'reset') response.socket?.resetAndDestroy();
  else response.socket?.end();
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
