import { AppError } from '../../contract/errors.ts';
import { type LinkFile, writeLinkFile } from '../../core/base/desktop/link-file.ts';
import { hasDesktop, isRemoteShell, openInBrowser } from '../../core/base/desktop/open-address.ts';
import { readSmallTextSync } from '../../core/base/files/read-small-file.ts';
import type { CoreContext } from '../../core/context.ts';
import type { Command, Invocation } from '../command.ts';
import { createTerminalQuestions } from '../confirm-on-terminal.ts';
import { type ServedWindow, serveWindow } from '../serve-window.ts';
import { VERSION } from '../version.ts';
import { windowFolder } from '../window-folder.ts';

export const uiCommand: Command = {
  options: {
    port: { value: 'N', doc: 'Listen on this port of 127.0.0.1 instead of any free one' },
    'no-open': { doc: 'Only print the link' },
  },
  details: [
    'Everything the command does, in a window. The link works once, for one page and for you alone; after a reload that page goes on.',
    'What a page must not decide alone (a new address to trust, a program to run) is asked here, on the terminal.',
    'It listens on this machine alone and ends with Ctrl-C. From another machine: ssh -L PORT:127.0.0.1:PORT, with the port of the link.',
  ],
  examples: [
    { line: 'goswitch ui', doc: 'open the window in the browser' },
    {
      line: 'goswitch ui --no-open --port 8123',
      doc: 'on a machine without a display, reached through ssh -L 8123:127.0.0.1:8123',
    },
  ],
  async run(invocation) {
    const port = readPort(invocation.text('port'));
    const engine = await invocation.core();
    const onRefused = (uid: number | null) => invocation.output.remark(describeRefused(uid));
    const askPerson = createTerminalQuestions(invocation.host, isInForeground);
    const served = await serveWindow({
      engine,
      version: VERSION,
      windowFolder: windowFolder(),
      port,
      onRefused,
      askPerson,
    });
    const handedOver = await announce(invocation, served, engine.context);
    await ended(invocation.signal);
    invocation.output.remark('Ending ...');
    await handedOver?.remove();
    await served.close();
    return 0;
  },
};

function readPort(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (/^\d+$/.test(text ?? '0') && port <= 65_535) return port;
  throw new AppError('invalid-input', '--port needs a number up to 65535', {
    hint: 'Leave it out to take any free port',
  });
}

/**
 * Prints the link, and opens it unless that was declined or nobody would see it. Resolves to the file that hands it
 * over, where there is one.
 */
async function announce(
  { output, has }: Invocation,
  served: ServedWindow,
  context: CoreContext,
): Promise<LinkFile | null> {
  let file: LinkFile | null = null;
  const url = served.mintLink(() => void file?.remove());
  output.result({ url }, () => [url]);
  if (!has('no-open') && hasDesktop(context)) file = await writeLink(context, url);
  if (file !== null && !(await openInBrowser(context, file.address))) {
    await file.remove();
    file = null;
  }
  output.remark(
    file !== null
      ? 'Opened in the browser. Ctrl-C ends it.'
      : 'Open the link in a browser; it works only once. Ctrl-C ends it.',
  );
  if (isRemoteShell(context.env))
    output.remark(`From your own machine first: ssh -L ${served.port}:127.0.0.1:${served.port} ...`);
  return file;
}

/** Null when there is no place for it: the link is printed in any case. */
async function writeLink(context: CoreContext, url: string): Promise<LinkFile | null> {
  return await writeLinkFile(context, url, { pid: process.pid }).catch((error: unknown) => {
    context.log.warn('The link could not be handed over to the browser', { error });
    return null;
  });
}

function describeRefused(uid: number | null): string {
  if (uid !== null) return `Refused a connection from another user of this machine (uid ${uid}).`;
  return 'Refused a connection: the system does not say which user it is from. Open the link on this machine, or through ssh -L as yourself.';
}

/**
 * Whether this process may read its terminal; a process in the background would be stopped by it (proc_pid_stat(5):
 * pgrp and tpgid).
 */
function isInForeground(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const [, , group, , , terminalGroup] = (readSmallTextSync('/proc/self/stat').split(') ').at(-1) ?? '').split(' ');
    return group === terminalGroup;
  } catch {
    return false;
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
