import { AppError, type ErrorCode } from '../../../contract/errors.ts';
import { networkAdvice } from '../../../contract/network-advice.ts';
import { networkHint } from '../../base/network/network-hints.ts';
import type { NoteFault } from './note.ts';

/**
 * Every way in which an answer in the name of a checksum database gets nowhere, told apart: `details.attack` names it
 * for programs. `via` is who answered, fit to be shown.
 */
type Attack =
  | 'wrong-zip'
  | 'wrong-record'
  | 'missing-record'
  | 'not-a-record'
  | 'wrong-tile'
  | 'stale-tree'
  | 'forked-tree'
  | 'unsigned-tree'
  | 'unknown-key'
  | 'bad-signature'
  | 'not-a-tree'
  | 'sumdb-stripped'
  | 'unreachable';

interface Answerer {
  readonly database: string;
  readonly via: string;
}

const TELL_OWNER = 'Nothing was installed. Use another proxy, and tell whoever runs this one';
const NOTE_WORDS: Readonly<Record<NoteFault, { readonly attack: Attack; readonly words: string }>> = {
  malformed: { attack: 'unsigned-tree', words: 'is not a signed note' },
  'unknown-key': { attack: 'unknown-key', words: 'is not signed by its known key' },
  'bad-signature': { attack: 'bad-signature', words: 'has a wrong signature' },
};

interface Refusal {
  readonly code: ErrorCode;
  readonly attack: Attack;
  readonly message: string;
  readonly answerer: Answerer;
  readonly details?: Record<string, unknown>;
  readonly hint?: string;
  readonly cause?: unknown;
}

function refuse({ code, attack, message, answerer, details, hint = TELL_OWNER, cause }: Refusal): AppError {
  return new AppError(code, message, {
    hint,
    details: { attack, database: answerer.database, via: answerer.via, ...details },
    cause,
  });
}

export function unsignedTree(answerer: Answerer, fault: NoteFault, note: Uint8Array): AppError {
  const { attack, words } = NOTE_WORDS[fault];
  const message = `The tree of ${answerer.database} that ${answerer.via} sent ${words}`;
  return refuse({
    code: 'sumdb-unsigned',
    attack,
    message,
    answerer,
    details: { note: Buffer.from(note).toString('utf8').slice(0, 500) },
  });
}

export function notATree(answerer: Answerer, text: string): AppError {
  const message = `${answerer.via} sent a signed note of ${answerer.database} that is no tree (malformed tree note)`;
  return refuse({
    code: 'sumdb-unsigned',
    attack: 'not-a-tree',
    message,
    answerer,
    details: { note: text.slice(0, 500) },
  });
}

export function notARecord(answerer: Answerer, path: string): AppError {
  const message = `${answerer.via} answered ${path} with something that is no record of a checksum database (malformed record data)`;
  return refuse({ code: 'sumdb-record-invalid', attack: 'not-a-record', message, answerer });
}

export function wrongRecord(answerer: Answerer, module: string, id: number): AppError {
  const message = `The record of ${module} that ${answerer.via} sent is not record ${id} of ${answerer.database} (cannot authenticate record data in server response)`;
  return refuse({ code: 'sumdb-record-invalid', attack: 'wrong-record', message, answerer, details: { recordId: id } });
}

export function missingRecord(answerer: Answerer, module: string, id: number): AppError {
  const message = `verifying ${module}: checksum missing from sumdb response: record ${id} of ${answerer.database} is about something else`;
  return refuse({
    code: 'sumdb-record-invalid',
    attack: 'missing-record',
    message,
    answerer,
    details: { recordId: id },
  });
}

/** @param what is wrong with it, as in "has 3 bytes, not 32" */
export function wrongTile(answerer: Answerer, tile: string, what: string): AppError {
  const message = `${tile} that ${answerer.via} sent ${what} (downloaded inconsistent tile)`;
  return refuse({ code: 'sumdb-record-invalid', attack: 'wrong-tile', message, answerer, details: { tile } });
}

/** The record is beyond the tree that came with it, and beyond every tree seen. */
export function staleTree(
  answerer: Answerer,
  module: string,
  { id, treeSize }: { readonly id: number; readonly treeSize: number },
): AppError {
  const message = `The tree of ${answerer.database} that ${answerer.via} sent is stale: it ends before ${module} (cannot validate record ${id} in tree of size ${treeSize})`;
  return refuse({ code: 'sumdb-stale', attack: 'stale-tree', message, answerer, details: { recordId: id, treeSize } });
}

/** The tree seen before is larger than the one sent, and what lies between them is not there. */
export function staleServer(
  answerer: Answerer,
  { served, seen }: { readonly served: number; readonly seen: number },
  cause: AppError,
): AppError {
  const message = `${answerer.via} serves a stale tree of ${answerer.database} with ${served} records: ${seen} were seen before, and it lacks parts of those (${cause.message})`;
  return refuse({
    code: 'sumdb-stale',
    attack: 'stale-tree',
    message,
    answerer,
    details: { treeSize: served, seenSize: seen },
    cause,
  });
}

/**
 * Both notes are signed, and the newer tree had another root when it was as large as the older one: that is the
 * evidence.
 */
export function forkedTree(
  answerer: Answerer,
  evidence: { readonly olderNote: string; readonly newerNote: string; readonly rootInNewer: string },
): AppError {
  const message = `SECURITY ERROR: ${answerer.database} misbehaves: the tree that ${answerer.via} sent contradicts the one seen before (go.sum database server misbehavior detected)`;
  const hint =
    'Install nothing from here. The log of GoSwitch has both signed trees as evidence; report them at go.dev/security';
  return refuse({ code: 'sumdb-forked', attack: 'forked-tree', message, answerer, details: { ...evidence }, hint });
}

/** Nobody answered. @param refusedBy proxies that do not pass on the database */
export function unreachable(answerer: Answerer, refusedBy: readonly string[], cause: AppError): AppError {
  const message = `${answerer.database} does not answer: ${cause.message}`;
  if (refusedBy.length === 0) {
    const hint =
      networkHint(cause, { use: 'database' }) ??
      'Run it again later, or ask another address: goswitch env set GOSUMDB=sum.golang.google.cn';
    const network = networkAdvice(cause);
    const details = network === null ? {} : { network };
    return refuse({ code: 'sumdb-unavailable', attack: 'unreachable', message, answerer, details, hint, cause });
  }
  return refuse({
    code: 'sumdb-unavailable',
    attack: 'sumdb-stripped',
    message: `${message}; ${refusedBy.join(' and ')} ${refusedBy.length === 1 ? 'does' : 'do'} not pass it on (no /sumdb/)`,
    answerer,
    details: { refusedBy },
    hint: 'Whoever runs the proxy can let it pass on the checksum database (/sumdb/), or let this machine reach it',
    cause,
  });
}

export function wrongZip(
  database: string,
  module: string,
  h1: { readonly downloaded: string; readonly proven: string },
): AppError {
  const message = `verifying ${module}: checksum mismatch\n\tdownloaded: ${h1.downloaded}\n\t${database}: ${h1.proven}`;
  return new AppError('module-mismatch', message, {
    hint: TELL_OWNER,
    details: { attack: 'wrong-zip' satisfies Attack, database, module, ...h1 },
  });
}
