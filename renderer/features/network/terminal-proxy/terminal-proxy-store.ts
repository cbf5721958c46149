import { create } from 'zustand';
import { call } from '../../../engine/engine.ts';
import { createRemoteStore } from '../../../engine/remote-store.ts';

/** Which proxy variables GoSwitch has given to terminals, and in which file: read from files, at once. */
export const useTerminalProxy = createRemoteStore(() => call('terminalProxy.state'));

/** What the open dialog would do: `give` starts with this proxy, or (null) with what is suggested. */
export type TerminalProxyEdit = { readonly kind: 'give'; readonly proxy: string | null } | { readonly kind: 'take' };

/** The card and the verdict of a probe open it. */
export const useTerminalProxyView = create<{ readonly edit: TerminalProxyEdit | null }>(() => ({ edit: null }));
