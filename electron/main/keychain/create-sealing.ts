import type { Sealing } from '../../core/base/secrets/secret-store.ts';
import type { ElectronParts } from '../electron-parts.ts';

/**
 * The system's keychain through Electron. On Linux a desktop without one gets `basic_text`, a key that stands in
 * Electron's source: that keeps nobody out, so the file that only the user can read has to do
 * (electronjs.org/docs/latest/api/safe-storage).
 */
export function createSealing({ safeStorage }: Pick<ElectronParts, 'safeStorage'>, os: NodeJS.Platform): Sealing {
  return {
    async isAvailable() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
      return os !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
    },
    seal: async (text) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
    open: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result,
  };
}
