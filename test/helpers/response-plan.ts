import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/**
 * What the release server is about to answer, and the faults that change it. A fault is one or more words joined by
 * `+`, each `name` or `name:value`: `no-length+stall-after:1000` sends a thousand bytes of an answer without
 * content-length and then goes silent.
 */
export interface ResponsePlan {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** False: the whole file with 200, whatever the request asks. */
  honoursRange: boolean;
  /** Answer that overrides what Range would give: 416, or a 206 that starts elsewhere. */
  rangeAnswer: { kind: 'unsatisfiable' } | { kind: 'starts-at'; offset: number } | null;
  /** True: no content-length. */
  chunked: boolean;
  /** Added to the true length in content-length. */
  lengthError: number;
  /** Stop after so many body bytes; -1: before the headers. */
  cut: { afterBytes: number; how: 'reset' | 'close' | 'stall' } | null;
  /** Small pieces with a pause between them. */
  pace: { bytes: number; pauseMs: number } | null;
  /** Before the headers. */
  delayMs: number;
}

export function okPlan(body: Buffer, headers: Record<string, string>): ResponsePlan {
  return {
    status: 200,
    headers,
    body,
    honoursRange: true,
    rangeAnswer: null,
    chunked: false,
    lengthError: 0,
    cut: null,
    pace: null,
    delayMs: 0,
  };
}

const PAGE =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Hotel network: please sign in</h1></body></html>\n';

const ENCODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
};

type Effect = (plan: ResponsePlan, value: string, requestUrl: URL) => void;

const EFFECTS: Readonly<Record<string, Effect>> = {
  ok: () => undefined,
  /** Breaks the connection with RST, before the headers or after so many body bytes. */
  reset: (plan) => cut(plan, -1, 'reset'),
  'reset-after': (plan, value) => cut(plan, Number(value), 'reset'),
  /** Ends the connection in order, too early. */
  'truncate-after': (plan, value) => cut(plan, Number(value), 'close'),
  stall: (plan) => cut(plan, -1, 'stall'),
  'stall-after': (plan, value) => cut(plan, Number(value), 'stall'),
  /** A complete answer that holds the first bytes only. */
  'short-file': (plan, value) => {
    plan.body = plan.body.subarray(0, Number(value));
  },
  'extra-bytes': (plan, value) => {
    plan.body = Buffer.concat([plan.body, Buffer.alloc(Number(value), 7)]);
  },
  /** Flips one byte of the file. */
  corrupt: (plan, value) => {
    plan.body = Buffer.from(plan.body);
    plan.body[Number(value)] = (plan.body[Number(value)] ?? 0) ^ 0xff;
  },
  /** `wrong-length:+100`, `wrong-length:-100`. */
  'wrong-length': (plan, value) => {
    plan.lengthError = Number(value);
  },
  'no-length': (plan) => {
    plan.chunked = true;
  },
  'ignore-range': (plan) => {
    plan.honoursRange = false;
    delete plan.headers['accept-ranges'];
  },
  'unsatisfiable-range': (plan) => {
    plan.rangeAnswer = { kind: 'unsatisfiable' };
  },
  'wrong-range': (plan, value) => {
    plan.rangeAnswer = { kind: 'starts-at', offset: Number(value) };
  },
  /** Another validator than before, for this request alone. */
  'new-validator': (plan, value) => {
    plan.headers['etag'] = `"changed-${value}"`;
    plan.headers['last-modified'] = new Date(Date.UTC(2026, 0, 2)).toUTCString();
  },
  'no-validator': (plan) => {
    delete plan.headers['etag'];
    delete plan.headers['last-modified'];
  },
  'weak-etag': (plan) => {
    plan.headers['etag'] = `W/${plan.headers['etag'] ?? '"weak"'}`;
    delete plan.headers['last-modified'];
  },
  'no-etag': (plan) => {
    delete plan.headers['etag'];
  },
  /** To any URL, as it is given. */
  redirect: (plan, value) => redirect(plan, value),
  'redirect-loop': (plan, _value, requestUrl) => redirect(plan, requestUrl.href),
  'redirect-insecure': (plan) => redirect(plan, 'http://mirror.example/dl/archive.tar.gz'),
  /** `redirect-chain:3`: three redirects, then the file. */
  'redirect-chain': (plan, value, requestUrl) => {
    const hop = Number(requestUrl.searchParams.get('hop') ?? '0');
    if (hop < Number(value)) redirect(plan, `${requestUrl.pathname}?hop=${hop + 1}`);
  },
  html: (plan) => replaceBody(plan, 200, PAGE, 'text/html; charset=utf-8'),
  empty: (plan) => replaceBody(plan, 200, '', 'application/octet-stream'),
  /** `status:404`, `status:429:1` with Retry-After. */
  status: (plan, value) => {
    const [status = '500', retryAfter] = splitOnce(value);
    replaceBody(plan, Number(status), `<html><body>${status}</body></html>`, 'text/html');
    if (retryAfter !== undefined) plan.headers['retry-after'] = retryAfter;
  },
  /** A proxy encodes the body on its way. */
  encode: (plan, value) => {
    const encoder = ENCODERS[value];
    if (encoder === undefined) throw new Error(`The release server cannot encode ${value}`);
    plan.body = encoder(plan.body);
    plan.headers['content-encoding'] = value;
    plan.honoursRange = false;
    plan.chunked = true;
  },
  /** The header alone. */
  mislabel: (plan, value) => {
    plan.headers['content-encoding'] = value;
  },
  'content-type': (plan, value) => {
    plan.headers['content-type'] = value;
  },
  /** `trickle:100:5`: a hundred bytes every 5 ms. */
  trickle: (plan, value) => {
    const [bytes = '1', pauseMs = '1'] = splitOnce(value);
    plan.pace = { bytes: Number(bytes), pauseMs: Number(pauseMs) };
  },
  delay: (plan, value) => {
    plan.delayMs = Number(value);
  },
};

/** Changes `plan` as `fault` says. */
export function applyFault(plan: ResponsePlan, fault: string, requestUrl: URL): void {
  for (const { effect, value } of readFault(fault)) effect(plan, value, requestUrl);
}

/** The effects of a fault. Throws for an unknown word, so that a typing mistake never passes as a test. */
export function readFault(fault: string): { effect: Effect; value: string }[] {
  return fault.split(/\+(?=[a-z])/).map((word) => {
    const [name = '', value = ''] = splitOnce(word);
    const effect = EFFECTS[name];
    if (effect === undefined) throw new Error(`Unknown fault ${word}; there are ${Object.keys(EFFECTS).join(', ')}`);
    return { effect, value };
  });
}

function splitOnce(text: string): [string, string | undefined] {
  const colon = text.indexOf(':');
  return colon === -1 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
}

function cut(plan: ResponsePlan, afterBytes: number, how: 'reset' | 'close' | 'stall'): void {
  plan.cut = { afterBytes, how };
}

function redirect(plan: ResponsePlan, location: string): void {
  replaceBody(plan, 302, '<a href="elsewhere">Found</a>', 'text/html');
  plan.headers['location'] = location;
}

function replaceBody(plan: ResponsePlan, status: number, body: string, contentType: string): void {
  plan.status = status;
  plan.body = Buffer.from(body);
  plan.headers = { 'content-type': contentType };
  plan.honoursRange = false;
}
