import type { Evidence, EvidenceOrigin } from '../../../contract/doctor.ts';
import type { ProfileLine } from '../../../contract/profiles.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';

/** Where a fact is from. `file` and `line` where there are any; a line counts from 1. */
interface FactSource {
  readonly origin: EvidenceOrigin;
  readonly file?: string | null;
  readonly line?: number | null;
}

/** Evidence that is no variable: a file, a program, the machine. Secrets are taken out. */
export function fact(name: string, value: string | number, { origin, file = null, line = null }: FactSource): Evidence {
  return { name, value: redactSecrets(String(value)), source: { origin, file, line } };
}

/** Evidence with the line of a profile that brings it about, where that is known. */
export function factOfLine(name: string, value: string, line: ProfileLine | null): Evidence {
  return line === null
    ? fact(name, value, { origin: 'login-shell' })
    : fact(name, value, { origin: 'file', file: line.file, line: line.line });
}
