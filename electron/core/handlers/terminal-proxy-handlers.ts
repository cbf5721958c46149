import type { TerminalProxyApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';

export function createTerminalProxyHandlers({ terminalProxy }: Core): HandlersOf<keyof TerminalProxyApi> {
  return {
    'terminalProxy.state': async () => (await terminalProxy()).state(),
    'terminalProxy.preview': async (choice) => (await terminalProxy()).preview(choice),
    'terminalProxy.apply': async (choice) => (await terminalProxy()).apply(choice),
    'terminalProxy.previewUndo': async (options) => (await terminalProxy()).previewUndo(options),
    'terminalProxy.undo': async (options) => (await terminalProxy()).undo(options),
  };
}
