import type { WindowFiles } from '../../core/window-files.ts';
import type { ElectronParts } from '../electron-parts.ts';
import { isWindowAddress, WINDOW_SCHEME } from './window-address.ts';

/**
 * Before the app is ready: makes `app:` a scheme like https, with an origin, relative addresses and a code cache, and
 * no way around its policy. Module scripts are fetched, and as requests that ask for permission of the origin, even
 * from their own.
 */
export function registerWindowScheme({ protocol }: Pick<ElectronParts, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: WINDOW_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

/** Serves the window's own files under its address, and nothing else. */
export function serveWindowFiles({ protocol }: Pick<ElectronParts, 'protocol'>, files: WindowFiles): void {
  protocol.handle(WINDOW_SCHEME, async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405 });
    const found = isWindowAddress(url) ? await files.find(new URL(url).pathname) : null;
    if (found === null) return new Response(null, { status: 404 });
    return new Response(method === 'HEAD' ? null : new Uint8Array(found.bytes), { headers: found.headers });
  });
}
