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
import { keepingWords } from '../words/en/keeping.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('keeping', keepingWords);

export const uiCommand: Command = {
  options: {
    port: { value: 'N', doc: 'Listen on this port of 127.0.0.1 instead of any free one' },
    'no-open': { doc: 'Only print the link' },
  },
  details: [
    'Everything the command does, in a window. The link works only once and only for you; the page that used it can be reloaded.',
    'What a page must not decide by itself (a new address to trust, a program to run) is asked here, on the terminal.',
    'It listens on this machine only and stops with Ctrl-C. From another machine: ssh -L PORT:127.0.0.1:PORT, with the port of the link.',
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
    invocation.output.remark(say('ending'));
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
  output.remark(file !== null ? say('opened') : say('openLink'));
  if (isRemoteShell(context.env)) output.remark(say('remote', { port: served.port }));
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
  if (uid !== null) return say('refusedUser', { uid });
  return say('refusedUnknown');
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
