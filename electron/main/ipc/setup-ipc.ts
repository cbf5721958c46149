/**
 * The transport of the contract in Electron: one channel for calls, one for the wish to hear events, one for the
 * events. It knows no method. Only our own page in the main frame of a window is answered.
 */
import { CALL_CHANNEL, EVENT_CHANNEL, LISTEN_CHANNEL } from '../../contract/ipc-channels.ts';
import type { StreamMessage } from '../../contract/web-protocol.ts';
import type { Log } from '../../core/context.ts';
import type { Handlers } from '../../core/create-handlers.ts';
import type { CallEvent, ElectronParts, WindowContents } from '../electron-parts.ts';
import { isWindowAddress } from '../window/window-address.ts';

/** One page, from its first word until it is left, crashes or is closed. */
interface Page {
  /** Aborted when the page is gone. */
  readonly signal: AbortSignal;
  /** Replaces what it heard so far. */
  listen(): void;
  leave(): void;
}

export function setupIpc({ ipcMain }: Pick<ElectronParts, 'ipcMain'>, handlers: Handlers, log: Log): void {
  /** By the id of the contents; null between two pages. */
  const pages = new Map<number, Page | null>();
  const pageOf = (contents: WindowContents): Page => {
    if (!pages.has(contents.id)) followContents(contents, pages);
    const page = pages.get(contents.id) ?? createPage(contents, handlers);
    pages.set(contents.id, page);
    return page;
  };
  ipcMain.handle(CALL_CHANNEL, async (event, method, input) => {
    if (!isOwnPage(event)) return refuse(event, log);
    return await handlers.call(method, input, { signal: pageOf(event.sender).signal });
  });
  ipcMain.on(LISTEN_CHANNEL, (event) => {
    if (isOwnPage(event)) pageOf(event.sender).listen();
    else log.warn('Somebody else asked for the events', { url: event.senderFrame?.url.slice(0, 200) });
  });
}

function isOwnPage({ senderFrame }: CallEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isWindowAddress(senderFrame.url);
}

/** The caller is not our page, so it gets no answer in our form either. */
function refuse({ senderFrame }: CallEvent, log: Log): never {
  log.warn('A call that does not come from the window was refused', { url: senderFrame?.url.slice(0, 200) });
  throw new Error('Refused');
}

/** Ends the page of these contents with what ends it in truth. */
function followContents(contents: WindowContents, pages: Map<number, Page | null>): void {
  const { id } = contents;
  const leave = () => {
    pages.get(id)?.leave();
    pages.set(id, null);
  };
  contents.on('render-process-gone', leave);
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) leave();
  });
  contents.on('destroyed', () => {
    leave();
    pages.delete(id);
  });
}

function createPage(contents: WindowContents, { events }: Handlers): Page {
  const controller = new AbortController();
  let stop: () => void = () => undefined;
  return {
    signal: controller.signal,
    listen() {
      stop();
      const send = (message: StreamMessage) => {
        if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, message);
      };
      const subscription = events.subscribe((event) => send({ event }));
      stop = subscription.stop;
      send({ start: subscription.start });
    },
    leave() {
      stop();
      controller.abort();
    },
  };
}
