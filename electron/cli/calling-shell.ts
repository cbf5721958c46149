import { readSmallTextSync } from '../core/base/files/read-small-file.ts';
import type { TerminalSnippet } from '../core/manager/shells/shell.ts';
import { snippetOf } from '../core/manager/shells/terminal-snippets.ts';

/**
 * The snippet of the shell that called this command: of the parent process where the system tells its name and it is a
 * shell, else of the user's own shell. Null where neither is known.
 */
export function callingShell({
  ppid,
  env,
  platform,
}: Pick<NodeJS.Process, 'ppid' | 'env' | 'platform'>): TerminalSnippet | null {
  const parent = platform === 'linux' ? snippetOf(nameOfProcess(ppid)) : null;
  const own = env['SHELL'] ?? '';
  if (parent !== null || own !== '') return parent ?? snippetOf(own);
  // Without SHELL there is the system's usual one.
  return snippetOf(platform === 'win32' ? 'powershell' : 'sh');
}

function nameOfProcess(pid: number): string {
  try {
    return readSmallTextSync(`/proc/${pid}/comm`).trim();
  } catch {
    // No /proc, or the parent is gone: the caller has a fallback.
    return '';
  }
}
