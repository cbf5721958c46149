import { AppError } from '../../contract/errors.ts';
import { hasDesktop, isRemoteShell, openInBrowser } from '../../core/desktop/open-address.ts';
import type { Command, Invocation } from '../command.ts';
import { type ServedWindow, serveWindow } from '../serve-window.ts';
import { VERSION } from '../version.ts';
import { windowFolder } from '../window-folder.ts';

export const uiCommand: Command = {
  options: {
    port: { value: 'N', doc: 'Listen on this port of 127.0.0.1 instead of any free one' },
    'no-open': { doc: 'Only print the link' },
  },
  details: [
    'Everything the command does, in a window. The link lets in one page, once; after a reload that page goes on.',
    'It listens on this machine alone and ends with Ctrl-C. From another machine: ssh -L PORT:127.0.0.1:PORT, with the port of the link.',
  ],
  examples: [
    { line: 'goswitch ui', doc: 'open the window in the browser' },
    { line: 'goswitch ui --no-open --port 8123', doc: 'on a machine without a display, reached through ssh -L 8123:127.0.0.1:8123' },
  ],
  async run(invocation) {
    const port = readPort(invocation.text('port'));
    const engine = await invocation.core();
    const served = await serveWindow({ engine, version: VERSION, windowFolder: windowFolder(), port });
    await announce(invocation, served, engine.context);
    await ended(invocation.signal);
    invocation.output.remark('Ending ...');
    await served.close();
    return 0;
  },
};

function readPort(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (/^\d+$/.test(text ?? '0') && port <= 65_535) return port;
  throw new AppError('invalid-input', '--port needs a number up to 65535', { hint: 'Leave it out to take any free port' });
}

type Context = Parameters<typeof openInBrowser>[0];

/** Prints the link, and opens it unless that was declined or nobody would see it. */
async function announce({ output, has }: Invocation, served: ServedWindow, context: Context): Promise<void> {
  const url = served.mintLink();
  output.result({ url }, () => [url]);
  const isOpened = !has('no-open') && hasDesktop(context) && (await openInBrowser(context, url));
  output.remark(isOpened ? 'Opened in the browser. Ctrl-C ends it.' : 'Open the link in a browser; it is good for one page. Ctrl-C ends it.');
  if (isRemoteShell(context.env)) output.remark(`From your own machine first: ssh -L ${served.port}:127.0.0.1:${served.port} ...`);
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
