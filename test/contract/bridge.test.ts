import type { GoSwitchBridge } from '../../electron/contract/bridge.ts';
import { createBridgeTransport } from '../../renderer/api/bridge-transport.ts';
import { createClient } from '../../renderer/api/client.ts';
import type { Engine } from '../helpers/open-engine.ts';
import { describeContract } from './describe-contract.ts';

/** IPC as Electron has it: everything is cloned, nothing shared. preload and main have tests of their own. */
function bridgeOf({ handlers }: Engine): GoSwitchBridge {
  return {
    host: 'electron',
    pathOf: () => '',
    call: async (method, input) =>
      structuredClone(await handlers.call(structuredClone(method), structuredClone(input))),
    listen(listener) {
      const { start, stop } = handlers.events.subscribe((event) => listener(structuredClone({ event })));
      listener({ start });
      return stop;
    },
  };
}

describeContract('IPC', async (engine) => createClient(createBridgeTransport(bridgeOf(engine))));
