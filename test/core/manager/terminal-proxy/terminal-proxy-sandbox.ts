import { chmod } from 'node:fs/promises';
import path from 'node:path';
import type { AppProxy } from '../../../../electron/core/manager/terminal-proxy/app-proxy.ts';
import { createTerminalProxy } from '../../../../electron/core/manager/terminal-proxy/create-terminal-proxy.ts';
import type { TerminalProxy } from '../../../../electron/core/manager/terminal-proxy/terminal-proxy.ts';
import {
  createProfilesSandbox,
  type ProfilesSandbox,
  type ProfilesSandboxOptions,
} from '../profiles/profiles-sandbox.ts';

export interface TerminalProxySandbox extends ProfilesSandbox {
  readonly terminalProxy: TerminalProxy;
  mode(name: string, mode: number): Promise<void>;
}

interface TerminalProxySandboxOptions extends ProfilesSandboxOptions {
  /** Default: GoSwitch connects directly. */
  readonly appProxy?: AppProxy;
}

export async function createTerminalProxySandbox({
  appProxy = { server: null, bypass: '' },
  ...options
}: TerminalProxySandboxOptions = {}): Promise<TerminalProxySandbox> {
  const sandbox = await createProfilesSandbox({ os: 'linux', ...options });
  const { context, journal, locks, systemRoot } = sandbox;
  const terminalProxy = createTerminalProxy(context, { journal, locks, systemRoot, appProxy: async () => appProxy });
  return { ...sandbox, terminalProxy, mode: (name, mode) => chmod(path.join(sandbox.userHome, name), mode) };
}
