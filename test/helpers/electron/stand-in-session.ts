import type { ElectronSession } from '../../../electron/main/electron-parts.ts';

type CheckHandler = Parameters<ElectronSession['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<ElectronSession['setPermissionRequestHandler']>[0];

/** What pages share; it can be asked what it would permit. */
export class StandInSession implements ElectronSession {
  #mayCheck: CheckHandler = () => true;
  #mayRequest: RequestHandler = (_contents, _permission, answer) => answer(true);
  #hasDevices = true;
  isSpellChecked = true;
  /** What the desktop's proxy settings say for every URL. */
  proxies = 'DIRECT';
  /** URL patterns of requests that are refused. */
  readonly refused: string[] = [];
  readonly webRequest: ElectronSession['webRequest'] = {
    onBeforeRequest: ({ urls = [] }, listener) => {
      listener({ url: '' }, ({ cancel }) => {
        if (cancel === true) this.refused.push(...urls);
      });
    },
  };

  async resolveProxy(): Promise<string> {
    return this.proxies;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#mayCheck = handler;
  }
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#mayRequest = handler;
  }
  setDevicePermissionHandler(handler: Parameters<ElectronSession['setDevicePermissionHandler']>[0]): void {
    this.#hasDevices = handler === null || handler({} as never);
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellChecked = isEnabled;
  }

  /** In order: by the check, by the request, by a device. */
  permits(permission: string, address: string): readonly boolean[] {
    let isRequestGranted = false;
    this.#mayRequest(
      {},
      permission,
      (isGranted) => {
        isRequestGranted = isGranted;
      },
      { requestingUrl: address },
    );
    return [this.#mayCheck(null, permission, address), isRequestGranted, this.#hasDevices];
  }
}
