import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** More than any input needs. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/**
 * The JSON object of a request's body. Throws a `Refusal` for another content type, more than `LARGEST_BODY_BYTES`, or
 * anything but an object.
 */
export async function readJsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'invalid-input', 'The body must be application/json');
  }
  const bytes = await readBytes(request);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new Refusal(400, 'invalid-input', 'The body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, 'invalid-input', 'The body is not a JSON object');
  return value as Record<string, unknown>;
}

/**
 * Not an async iteration: leaving one early closes the connection, and the refusal could not be sent. What is too much
 * flows by unkept.
 */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY_BYTES) return reject(tooLarge());
    const pieces: Buffer[] = [];
    let size = 0;
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= LARGEST_BODY_BYTES) pieces.push(piece);
      else reject(tooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(pieces)));
    request.on('error', reject);
    request.on('close', () => reject(new Refusal(400, 'cancelled', 'The request ended early')));
  });
}

function tooLarge(): Refusal {
  return new Refusal(413, 'invalid-input', `The body is larger than ${LARGEST_BODY_BYTES} bytes`);
}
