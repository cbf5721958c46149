import { z } from 'zod';
import type { ProfileChange } from '../profiles.ts';
import { TERMINAL_PROXY_TARGETS, type TerminalProxyState } from '../terminal-proxy.ts';
import { nothing } from './fields.ts';

/** Whether it can be written is core's to judge. */
const valueField = z.string().max(4096).exactOptional();
const choice = z.strictObject({
  /** Default: the proxy that GoSwitch itself goes through. */
  variables: z
    .strictObject({ HTTP_PROXY: valueField, HTTPS_PROXY: valueField, ALL_PROXY: valueField, NO_PROXY: valueField })
    .exactOptional(),
  /**
   * Let user name and password stand in the files: those in `variables`, or those kept for the proxy of the settings.
   */
  withCredentials: z.boolean().exactOptional(),
  /** Default: every target that is there. */
  targets: z.array(z.enum(TERMINAL_PROXY_TARGETS)).max(TERMINAL_PROXY_TARGETS.length).exactOptional(),
  /** Go ahead where a block was edited by hand or a profile does not parse. */
  force: z.boolean().exactOptional(),
});
const forceable = z.strictObject({ force: z.boolean().exactOptional() });

export const terminalProxyInputs = {
  'terminalProxy.state': nothing,
  'terminalProxy.preview': choice,
  'terminalProxy.apply': choice,
  'terminalProxy.previewUndo': forceable,
  'terminalProxy.undo': forceable,
};

export interface TerminalProxyApi {
  /** Which proxy variables GoSwitch has in which file. */
  'terminalProxy.state': TerminalProxyState;
  /** What `terminalProxy.apply` would do, file by file. */
  'terminalProxy.preview': readonly ProfileChange[];
  /**
   * New terminals have the variables from then on. A file that must not be changed is `refused` with its reason; the
   * others are done.
   */
  'terminalProxy.apply': readonly ProfileChange[];
  'terminalProxy.previewUndo': readonly ProfileChange[];
  /** Takes every such block out; what set-up did stays. */
  'terminalProxy.undo': readonly ProfileChange[];
}
