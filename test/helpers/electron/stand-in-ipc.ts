import { EventEmitter } from 'node:events';
import type { CallEvent, ElectronParts } from '../../../electron/main/electron-parts.ts';

type Handler = (event: CallEvent, ...args: unknown[]) => unknown;

/**
 * Carries messages from pages to the main process. What is handed over is copied, what is thrown crosses as text, as in
 * Electron.
 */
export class StandInIpc extends EventEmitter implements Pick<ElectronParts, 'ipcMain'> {
  readonly ipcMain: ElectronParts['ipcMain'] = {
    handle: (channel, handler) => {
      this.#handlers.set(channel, handler);
    },
    on: (channel, listener) => this.on(channel, listener),
  };
  readonly #handlers = new Map<string, Handler>();

  async invoke(channel: string, event: CallEvent, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    try {
      return structuredClone(await handler(event, ...args));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${error}`);
    }
  }

  send(channel: string, event: CallEvent, args: readonly unknown[]): void {
    this.emit(channel, event, ...args);
  }
}
