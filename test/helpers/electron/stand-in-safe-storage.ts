import type { ElectronParts } from '../../../electron/main/electron-parts.ts';

/** `none`: it cannot seal at all. `basic`: Linux without a keychain, sealed with a key that everybody knows. */
export type StandInKeychain = 'none' | 'basic' | 'keychain';

/** Seals by turning bytes over; what another desktop sealed does not open. */
export function createStandInSafeStorage(
  keychain: StandInKeychain = 'basic',
  desktop = 1,
): ElectronParts['safeStorage'] {
  return {
    isAsyncEncryptionAvailable: async () => keychain !== 'none',
    getSelectedStorageBackend: () => (keychain === 'keychain' ? 'gnome_libsecret' : 'basic_text'),
    encryptStringAsync: async (text) => Buffer.from([desktop, ...Buffer.from(text).map((byte) => byte ^ 0xff)]),
    async decryptStringAsync(sealed) {
      if (sealed[0] !== desktop) throw new Error('Another key');
      return { result: Buffer.from(sealed.subarray(1).map((byte) => byte ^ 0xff)).toString(), shouldReEncrypt: false };
    },
  };
}
