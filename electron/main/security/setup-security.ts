import type { Log } from '../../core/context.ts';
import type { ElectronParts } from '../electron-parts.ts';
import { isWindowAddress } from '../window/window-address.ts';
import type { Clicks } from './follow-clicks.ts';
import { isSafeLink } from './is-safe-link.ts';

/** The one thing our page may do besides showing itself: put text on the clipboard at a click. */
const GRANTED = 'clipboard-sanitized-write';

/**
 * Every page, whoever makes it, stays where it is: no other address, no new window, no embedded page. A safe link opens
 * in the system's browser when the person has just clicked. No name is looked up ahead of time, and no peer connection
 * goes around the session's rules.
 */
export function setupNavigationGuard(
  { app, shell }: Pick<ElectronParts, 'app' | 'shell'>,
  clicks: Clicks,
  log: Log,
): void {
  app.commandLine.appendSwitch('dns-prefetch-disable');
  const openOutside = (url: string) => {
    if (!isSafeLink(url))
      return log.warn('A page asked for an address that is not opened', { scheme: url.split(':')[0]?.slice(0, 32) });
    if (!clicks.take())
      return log.warn('A page asked for an address without a click', { scheme: url.split(':')[0]?.slice(0, 32) });
    shell.openExternal(url).catch((error: unknown) => log.warn('The system could not open a link', { error }));
  };
  app.on('web-contents-created', (_event, contents) => {
    for (const event of ['will-frame-navigate', 'will-redirect'] as const) {
      contents.on(event, (navigation) => {
        if (isWindowAddress(navigation.url)) return;
        navigation.preventDefault();
        openOutside(navigation.url);
      });
    }
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
  });
}

/**
 * No page gets another permission, and none reaches the network: everything it shows comes from its own files and over
 * the bridge.
 */
export function setupSession({ session }: Pick<ElectronParts, 'session'>): void {
  const { defaultSession } = session;
  const isGranted = (permission: string, address: string) => permission === GRANTED && isWindowAddress(address);
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  // It would fetch dictionaries from the internet.
  defaultSession.setSpellCheckerEnabled(false);
  const anyNetwork = ['http', 'https', 'ws', 'wss'].map((scheme) => `${scheme}://*/*`);
  defaultSession.webRequest.onBeforeRequest({ urls: anyNetwork }, (_details, answer) => answer({ cancel: true }));
}
