import { REDACTED, redactSecrets } from './redact-secrets.ts';

/**
 * A value as a person edited it, where they saw secrets as `***`: each part of the list that reads as the old value's
 * part does when its secrets are taken out is the old part. Null where `***` stands for something that the old value
 * does not have.
 */
export function keepSecrets(edited: string, old: string): string | null {
  if (!edited.includes(REDACTED)) return edited;
  if (edited === redactSecrets(old)) return old;
  const parts = new Map(old.split(SEPARATORS).map((part) => [redactSecrets(part.trim()), part.trim()]));
  let isWhole = true;
  const kept = edited.split(/([,|;])/).map((part) => {
    if (!part.includes(REDACTED)) return part;
    const secret = parts.get(part.trim());
    if (secret === undefined) isWhole = false;
    return secret ?? part;
  });
  return isWhole ? kept.join('') : null;
}

const SEPARATORS = /[,|;]/;
