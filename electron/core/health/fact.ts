import type { Evidence, EvidenceOrigin } from '../../contract/health.ts';
import type { ProfileLine } from '../../contract/profiles.ts';
import { redactSecrets } from '../log/redact-secrets.ts';

/** Evidence that is no variable: a file, a program, the machine. Secrets are taken out. @param line from 1 */
export function fact(name: string, value: string | number, origin: EvidenceOrigin, file: string | null = null, line: number | null = null): Evidence {
  return { name, value: redactSecrets(String(value)), source: { origin, file, line } };
}

/** Evidence with the line of a profile that brings it about, where that is known. */
export function factOfLine(name: string, value: string, line: ProfileLine | null): Evidence {
  return line === null ? fact(name, value, 'login-shell') : fact(name, value, 'file', line.file, line.line);
}
