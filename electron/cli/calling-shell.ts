import { readSmallTextSync } from '../core/base/files/read-small-file.ts';
import { type SnippetShell, snippetShell } from '../core/manager/switching/shell-snippet.ts';

/**
 * The shell that called this command: the parent process where the system tells its name, else the user's own, else the
 * system's usual one.
 */
export function callingShell({ ppid, env, platform }: Pick<NodeJS.Process, 'ppid' | 'env' | 'platform'>): SnippetShell {
  const parent = platform === 'linux' ? snippetShell(nameOfProcess(ppid)) : null;
  const fallback = platform === 'win32' && !env['SHELL'] ? 'powershell' : 'sh';
  return parent ?? snippetShell(env['SHELL'] ?? '') ?? fallback;
}

function nameOfProcess(pid: number): string {
  try {
    return readSmallTextSync(`/proc/${pid}/comm`).trim();
  } catch {
    // No /proc, or the parent is gone: the caller has a fallback.
    return '';
  }
}
