import type { WebHost } from '../../electron/web/create-web-host.ts';
import { createClient } from '../../renderer/api/client.ts';
import { createHttpTransport } from '../../renderer/api/http-transport.ts';
import type { Engine } from '../helpers/open-engine.ts';
import { fetchFrom, openTestPage, openWebHost, tokenOf } from '../helpers/open-web-host.ts';
import { describeContract } from './describe-contract.ts';

const hosts = new WeakMap<Engine, Promise<WebHost>>();

describeContract('HTTP', async (engine) => {
  const opening = hosts.get(engine) ?? openWebHost(engine.handlers);
  hosts.set(engine, opening);
  const { origin, mintLink } = await opening;
  return createClient(
    createHttpTransport({ origin, fetch: fetchFrom(origin), page: openTestPage(tokenOf(mintLink())) }),
  );
});
