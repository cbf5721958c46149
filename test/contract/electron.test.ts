import { setupIpc } from '../../electron/main/ipc/setup-ipc.ts';
import { windowAddress } from '../../electron/main/window/window-address.ts';
import { createBridge } from '../../electron/preload/create-bridge.ts';
import { createBridgeTransport } from '../../renderer/api/bridge-transport.ts';
import { createClient } from '../../renderer/api/client.ts';
import { createElectronStandIn } from '../helpers/electron-stand-in.ts';
import type { Engine } from '../helpers/open-engine.ts';
import { describeContract } from './describe-contract.ts';

/**
 * A page in a window: through the real preload and the real main process, over the stand-in for what lies between them.
 */
async function connect({ handlers, sandbox }: Engine) {
  const electron = createElectronStandIn({ userData: sandbox.dir });
  setupIpc(electron.parts, handlers, sandbox.context.log);
  const window = new electron.parts.BrowserWindow({});
  await window.loadURL(windowAddress());
  return createClient(createBridgeTransport(createBridge(electron.windows[0]!.webContents.preloadParts())));
}

describeContract('IPC with preload and main', connect);
