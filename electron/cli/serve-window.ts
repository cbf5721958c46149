import type { HostMethod } from '../contract/api.ts';
import { hasDesktop, openFolder } from '../core/base/desktop/open-address.ts';
import { openEditor, openTerminal } from '../core/base/desktop/open-outside.ts';
import type { Core } from '../core/create-core.ts';
import { type AskPerson, createHandlers } from '../core/create-handlers.ts';
import type { HandlersOf } from '../core/handlers/handler-table.ts';
import { createWebHost, type WebHost, type WebHostOptions } from '../web/create-web-host.ts';

interface ServeWindowOptions {
  readonly engine: Core;
  /** GoSwitch's own version. */
  readonly version: string;
  /** Folder with the built window. */
  readonly windowFolder: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Told once for each other user whose connection was closed. */
  readonly onRefused?: WebHostOptions['onRefused'];
  /** Asks the person about what a page names of its own accord; without it that is refused. */
  readonly askPerson?: AskPerson;
}

/** The engine with its window, on loopback. */
export interface ServedWindow extends Pick<WebHost, 'origin' | 'port' | 'mintLink'> {
  /** Cancels running jobs, waits until they have ended, informs the pages, and stops listening. */
  close(): Promise<void>;
}

/** Listens when it resolves. Throws `window-missing`, `port-unavailable`. */
export async function serveWindow({
  engine,
  version,
  windowFolder,
  port,
  onRefused,
  askPerson,
}: ServeWindowOptions): Promise<ServedWindow> {
  const { clock, log } = engine.context;
  const openWindow: Partial<HandlersOf<HostMethod>> = { 'host.openWindow': async () => ({ url: web.mintLink() }) };
  const handlers = createHandlers(engine, {
    version,
    host: { ...openWindow, ...desktopMethods(engine) },
    ...(askPerson === undefined ? {} : { askPerson }),
  });
  const web = await createWebHost({
    handlers,
    staticDir: windowFolder,
    port,
    clock,
    log,
    ...(onRefused === undefined ? {} : { onRefused }),
  });
  return {
    origin: web.origin,
    port: web.port,
    mintLink: web.mintLink,
    async close() {
      await handlers.close();
      await web.close();
    },
  };
}

/** What opens something on this machine is offered only where the person sits at it. */
function desktopMethods({ context }: Core): Partial<HandlersOf<HostMethod>> {
  if (!hasDesktop(context)) return {};
  const opener = (open: (folder: string) => Promise<void>) => async (input: { readonly path: string }) => {
    await open(input.path);
    return null;
  };
  return {
    'host.openFolder': opener((folder) => openFolder(context, folder)),
    'host.openTerminal': opener((folder) => openTerminal(context, folder)),
    'host.openEditor': opener((folder) => openEditor(context, folder)),
  };
}
