import { randomBytes } from 'node:crypto';
import type { ProcessIdentity } from '../programs/process-identity.ts';

/**
 * One holding of one lock. It is written as a file name, which a file system keeps whole where content may be torn or
 * lost.
 */
export interface LockOwner extends ProcessIdentity {
  /** When the process asked for the lock: milliseconds since 1970. */
  readonly sinceMs: number;
  /** Never the same twice. 16 hex digits. */
  readonly nonce: string;
}

const OWNER = /^(\d{1,10})-(\d{1,20})-([0-9a-f]{12})-(\d{1,16})-([0-9a-f]{16})$/;

export function createLockOwner(identity: ProcessIdentity, sinceMs: number): LockOwner {
  return { ...identity, sinceMs: Math.max(0, Math.floor(sinceMs)), nonce: randomBytes(8).toString('hex') };
}

/** `<pid>-<start>-<origin>-<since>-<nonce>`: fits every file system's rules for names. */
export function formatLockOwner(owner: LockOwner): string {
  return `${owner.pid}-${owner.start}-${owner.origin}-${owner.sinceMs}-${owner.nonce}`;
}

/** Null for a name that `formatLockOwner` did not make. */
export function parseLockOwner(name: string): LockOwner | null {
  const [, pid, start, origin, since, nonce] = OWNER.exec(name) ?? [];
  if (pid === undefined || start === undefined || origin === undefined || nonce === undefined) return null;
  return { pid: Number(pid), start, origin, sinceMs: Number(since), nonce };
}
