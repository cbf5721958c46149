/** What is kept apart from the settings because it must never be seen. */
export type SecretName = 'proxy';

/** Why a secret that is kept cannot be read here: it was sealed by the desktop app, and only that can open it. */
export interface SecretReading {
  readonly value: string | null;
  readonly isSealedElsewhere: boolean;
}

/**
 * `secrets.json` of the home: readable by the user alone, sealed with the system's keychain where the host has one
 * (docs/decisions/0061-secrets.md).
 */
export interface SecretStore {
  /** Where a secret written now would be kept. */
  keptIn(): Promise<'keychain' | 'file'>;
  /** Never throws for what the file holds: what cannot be read is not there. */
  read(name: SecretName): Promise<SecretReading>;
  /**
   * Null forgets it. The journal says that it changed, never what to. Throws `permission-denied`, `disk-full`,
   * `lock-timeout`.
   */
  write(name: SecretName, value: string | null): Promise<void>;
}

/** The system's keychain, as a host offers it (Electron's safeStorage). */
export interface Sealing {
  /** False where this desktop has no keychain that keeps others out; then nothing is sealed. */
  isAvailable(): Promise<boolean>;
  /** @returns base64 */
  seal(text: string): Promise<string>;
  /** Rejects where it was sealed by another user or machine. */
  open(sealed: string): Promise<string>;
}
